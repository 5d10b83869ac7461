package org.haochaping.workshop.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.haochaping.workshop.citizen.CitizenException;
import org.haochaping.workshop.hall.Folders;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.process.ProgramException;
import org.haochaping.workshop.process.Programs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hall soak}: is the terminal the same after many sessions as after a few? */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "让终端连续完成大量评价,检查回收后的堆内存、打开的句柄和线程数不增长。",
      "Put a terminal through many sessions of all kinds; heap after collection, open handles and"
          + " threads must stay flat."
    })
public final class SoakCommand implements Callable<Integer> {
  private static final int LEAST = 200;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "100000",
      description = "次数 / how many sessions (default: ${DEFAULT-VALUE}), 200 or more")
  long sessions;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      if (sessions < LEAST) {
        throw new HallException("--sessions: 至少 200 / 200 at least");
      }
      Programs programs = Programs.in(Path.of(System.getProperty("hall.home", ".")));
      Path dir = Files.createTempDirectory("haochaping-soak-");
      out.println("正在准备 / setting up in " + dir + " ...");
      Flatness result = Soak.run(programs, dir, sessions, out);
      if (result.flat()) {
        Folders.delete(dir);
      }
      out.println(result.line());
      return result.flat() ? 0 : 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (HallException | ProgramException | CitizenException e) {
      out.println(e.getMessage());
      return 1;
    }
  }
}
