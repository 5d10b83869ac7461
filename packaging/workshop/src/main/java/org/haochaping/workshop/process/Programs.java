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
  private static final String TERMINAL = "device-app";
  private static final String START = TERMINAL + "/src/main/start";

  /** The gateway's flags. */
  public static final List<String> GATEWAY_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx80m");

  private static final List<String> SMALL_FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

  /**
   * The programs of a checkout.
   *
   * @throws ProgramException where they are not built
   */
  public static Programs in(Path home) {
    Programs programs = new Programs(home);
    for (String module : List.of(TERMINAL, "hall-gateway", "packaging/city-reference")) {
      programs.jar(module);
    }
    return programs;
  }

  /**
   * The terminal with these arguments, by the script that starts it at a hall too: with its options
   * for Java and its archive of classes.
   */
  public List<String> terminal(String... arguments) {
    Path built = home.resolve(TERMINAL).resolve("target").toAbsolutePath();
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "HAOCHAPING_APP=" + built,
                "HAOCHAPING_CACHE=" + archives(),
                "HAOCHAPING_JAVA=" + java(),
                home.resolve(START).resolve("window-terminal").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The terminal's jar. */
  public Path terminalJar() {
    return jar(TERMINAL).toAbsolutePath();
  }

  private Path archives() {
    return home.resolve(TERMINAL).resolve("target/classes-archive").toAbsolutePath();
  }

  /** The file with the terminal's options for Java: a board with 1 GB of memory. */
  public Path terminalOptions() {
    return home.resolve(START).resolve("jvm.options").toAbsolutePath();
  }

  /** The libraries that the terminal runs with. */
  public Path terminalLibraries() {
    return home.resolve(TERMINAL).resolve("target/lib").toAbsolutePath();
  }

  /** The Java that runs this. */
  public static String java() {
    return ProcessHandle.current().info().command().orElse("java");
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
    command.add(java());
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
