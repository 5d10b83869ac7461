package org.haochaping.terminal.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/** The log in files of a folder, 50 MB of them at most. */
final class LogFiles {
  private static final int DAYS = 90;
  private static final FileSize EACH = FileSize.valueOf("5MB");

  /**
   * Together with the file that is being written, 50 MB; not packed, since archives that wait to be
   * packed count for nothing.
   */
  private static final FileSize OLD_ONES = FileSize.valueOf("40MB");

  private LogFiles() {}

  static Appender<ILoggingEvent> in(Path folder, LoggerContext context) {
    RollingFileAppender<ILoggingEvent> files = new RollingFileAppender<>();
    files.setContext(context);
    files.setName("files");
    files.setFile(folder.resolve("terminal.log").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
    rolling.setContext(context);
    rolling.setParent(files);
    rolling.setFileNamePattern(folder.resolve("terminal-%d{yyyy-MM-dd}.%i.log").toString());
    rolling.setMaxFileSize(EACH);
    rolling.setMaxHistory(DAYS);
    rolling.setTotalSizeCap(OLD_ONES);
    rolling.setCleanHistoryOnStart(true);
    rolling.start();
    files.setRollingPolicy(rolling);
    files.setEncoder(LogSetup.encoder(context, LogSetup.LINE));
    files.start();
    return files;
  }
}
