package org.haochaping.workshop.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command lines of our programs, as they were built in the checkout: each with its own jar and
 * libraries, the flags that it ships with, and nothing of the others.
 */
public record Programs(Path home) {
  /** The terminal's flags: a board with 1 GB of memory. */
  public static final List<String> TERMINAL_FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms32m", "-Xmx128m", "-Xss512k");

  /** The gateway's flags. */
  public static final List<String> GATEWAY_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx112m");

  private static final List<String> SMALL_FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

  /**
   * The programs of a checkout.
   *
   * @throws ProgramException where they are not built
   */
  public static Programs in(Path home) {
    Programs programs = new Programs(home);
    for (String module : List.of("device-app", "hall-gateway", "packaging/city-reference")) {
      programs.jar(module);
    }
    return programs;
  }

  /** The terminal with these arguments. */
  public List<String> terminal(String... arguments) {
    return command("device-app", TERMINAL_FLAGS, "org.haochaping.terminal.Main", arguments);
  }

  /** The gateway, or one of its commands, with these arguments. */
  public List<String> gateway(String... arguments) {
    return command("hall-gateway", GATEWAY_FLAGS, "org.haochaping.gateway.Main", arguments);
  }

  /** The reference city system with these arguments. */
  public List<String> city(String... arguments) {
    return command("packaging/city-reference", SMALL_FLAGS, "org.haochaping.city.Main", arguments);
  }

  private List<String> command(
      String module, List<String> flags, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(flags);
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-cp");
    command.add(jar(module) + ":" + home.resolve(module).resolve("target/lib") + "/*");
    command.add(main);
    command.addAll(List.of(arguments));
    return command;
  }

  private Path jar(String module) {
    Path target = home.resolve(module).resolve("target");
    String artifact = Path.of(module).getFileName().toString();
    if (Files.isDirectory(target.resolve("lib"))) {
      try (Stream<Path> files = Files.list(target)) {
        return files
            .filter(
                file -> file.getFileName().toString().matches(artifact + "-[0-9].*[0-9T]\\.jar"))
            .findFirst()
            .orElseThrow(() -> notBuilt(module));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw notBuilt(module);
  }

  private static ProgramException notBuilt(String module) {
    return new ProgramException(
        module + " is not built: run ./hall, which builds it, or mvn package", List.of());
  }
}
