package org.haochaping.terminal.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One line for each event, to standard output; systemd's journal or the demo keeps them. The same
 * into files where {@code HAOCHAPING_LOG_DIR} names a folder; {@code HAOCHAPING_LOG} is the least
 * level, INFO by default. In Java and not in XML, whose parser alone would take a tenth of the time
 * until the first screen. A file that {@code -Dlogback.configurationFile} names goes before.
 *
 * <p>Logback finds it as a service.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final String HEAD = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level ";
  static final String LINE = HEAD + "%logger{0} %msg%n%ex";

  /** A way line's message says by itself what it is. */
  private static final String WAY_LINE = HEAD + "%msg%n";

  /** Made by Logback. */
  public LogSetup() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getenv("HAOCHAPING_LOG"), Level.INFO));
    root.addAppender(console(context, "out", LINE));
    Logger way = context.getLogger("way");
    way.setLevel(Level.INFO);
    way.setAdditive(false);
    way.addAppender(console(context, "way", WAY_LINE));
    context.getLogger("org.eclipse.paho").setLevel(Level.WARN);
    folder()
        .map(folder -> LogFiles.in(folder, context))
        .ifPresent(
            files -> {
              root.addAppender(files);
              way.addAppender(files);
            });
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Optional<Path> folder() {
    return Optional.ofNullable(System.getenv("HAOCHAPING_LOG_DIR"))
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .filter(Files::isDirectory);
  }

  private static Appender<ILoggingEvent> console(
      LoggerContext context, String name, String pattern) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName(name);
    appender.setEncoder(encoder(context, pattern));
    appender.start();
    return appender;
  }

  static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(pattern);
    encoder.start();
    return encoder;
  }
}
