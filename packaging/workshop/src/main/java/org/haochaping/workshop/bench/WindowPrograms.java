package org.haochaping.workshop.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.Programs;
import org.haochaping.workshop.process.WayLine;

/**
 * The terminal and the bare window, each as a process with a real window on a display: with the
 * same options for Java, the software pipeline, and an archive of its own classes.
 */
final class WindowPrograms {
  static final int WIDTH = 1280;
  static final int HEIGHT = 800;

  /** How long a start may take. */
  static final Duration START = Duration.ofSeconds(60);

  private static final String SOFTWARE = "-Dprism.order=sw";

  private final Programs programs;
  private final BenchHall hall;
  private final String display;
  private final Path bareJar;
  private final Path bareArchive;

  WindowPrograms(Workbench bench, BenchHall hall, String display) {
    this.programs = bench.programs();
    this.hall = hall;
    this.display = display;
    Path folder = bench.folder("bare");
    this.bareJar = jar(folder.resolve("bare.jar"));
    this.bareArchive = folder.resolve("bare.jsa");
  }

  /** The terminal that the hall knows by this name. */
  Program terminal(String id, Consumer<WayLine> watcher) {
    return hall.hall().launchTerminal(id, environment(), watcher);
  }

  Program bare(Consumer<WayLine> watcher) {
    return bare(List.of("-XX:SharedArchiveFile=" + bareArchive, "-Xshare:auto"), watcher);
  }

  /** Runs both once, so that their archives are there. */
  void archive(String terminal) {
    archiveBare();
    // The first start has it made, and one of other jars may lie there: only a start can tell.
    long deadline = System.nanoTime() + START.toNanos();
    while (!startsFromAnArchive(terminal)) {
      if (System.nanoTime() > deadline) {
        throw new HallException("the terminal does not use the archive of its classes");
      }
      Pause.of(Duration.ofSeconds(2));
    }
  }

  private boolean startsFromAnArchive(String terminal) {
    try (Program started = terminal(terminal, way -> {})) {
      started.awaitReady(START);
      return usesAnArchive(started);
    }
  }

  private void archiveBare() {
    try (Program first = bare(List.of("-XX:ArchiveClassesAtExit=" + bareArchive), way -> {})) {
      first.awaitReady(START);
    }
    if (!Files.exists(bareArchive)) {
      throw new HallException("no archive of the bare window's classes was made");
    }
  }

  /** A terminal whose gateway went away is not the one to be measured. */
  static void requireRunning(Program gateway) {
    if (!gateway.alive()) {
      throw new HallException("the gateway ended while the terminal was measured");
    }
  }

  /** Whether a process has an archive of classes in its memory that is not Java's own. */
  private static boolean usesAnArchive(Program program) {
    try {
      return Files.readAllLines(Path.of("/proc/" + program.pid() + "/maps")).stream()
          .anyMatch(line -> line.endsWith(".jsa") && !line.endsWith("/classes.jsa"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Program bare(List<String> sharing, Consumer<WayLine> watcher) {
    List<String> command = new ArrayList<>();
    command.add(Programs.java());
    command.addAll(sharing);
    command.add("@" + programs.terminalOptions());
    command.add("-cp");
    command.add(bareJar + ":" + programs.terminalJar() + ":" + programs.terminalLibraries() + "/*");
    command.add(BareWindow.class.getName());
    return Program.start(
        "bare", command, environment(), hall.hall().dir().resolve("bare.log"), watcher);
  }

  private Map<String, String> environment() {
    return Map.of("DISPLAY", display, "JDK_JAVA_OPTIONS", SOFTWARE);
  }

  /** An archive of classes takes them from jars only. */
  private static Path jar(Path file) {
    String name = BareWindow.class.getName().replace('.', '/') + ".class";
    try (InputStream code = BareWindow.class.getClassLoader().getResourceAsStream(name);
        OutputStream out = Files.newOutputStream(file);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      jar.putNextEntry(new ZipEntry(name));
      if (code == null) {
        throw new IllegalStateException("a class is found where it came from");
      }
      code.transferTo(jar);
      jar.closeEntry();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
