package org.haochaping.workshop.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.haochaping.workshop.hall.HallException;

/**
 * What a Java process holds at one moment.
 *
 * @param heapKib live objects: what is used right after a full collection
 * @param handles open files, sockets and the like
 */
record Footprint(long heapKib, int handles, int threads) {
  /** A generation has a total, whatever the Java calls it; the metaspace has none. */
  private static final Pattern USED = Pattern.compile(" total \\d+K, used (\\d+)K");

  /**
   * Has the process collect its garbage and looks.
   *
   * @throws HallException where the JDK's jcmd can't reach it
   */
  static Footprint of(long pid) {
    jcmd(pid, "GC.run");
    return new Footprint(
        used(jcmd(pid, "GC.heap_info")),
        count(Path.of("/proc/" + pid + "/fd")),
        count(Path.of("/proc/" + pid + "/task")));
  }

  /** The sum over the generations of a serial heap. */
  static long used(String heapInfo) {
    Matcher generations = USED.matcher(heapInfo);
    long kib = 0;
    boolean found = false;
    while (generations.find()) {
      kib += Long.parseLong(generations.group(1));
      found = true;
    }
    if (!found) {
      throw new HallException("jcmd told of no generation: " + heapInfo);
    }
    return kib;
  }

  private static String jcmd(long pid, String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new HallException("jcmd " + command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new HallException("缺少 jcmd / the JDK's jcmd is missing: " + jcmd, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted", e);
    }
  }

  private static int count(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
