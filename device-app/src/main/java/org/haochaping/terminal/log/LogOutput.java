package org.haochaping.terminal.log;

import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/** The log on standard output, each line at once. */
final class LogOutput extends StreamHandler {
  LogOutput(OutputStream out) {
    super(out, new LogLine());
    try {
      setEncoding(StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
    setLevel(Level.ALL);
  }

  @Override
  public synchronized void publish(LogRecord event) {
    super.publish(event);
    flush();
  }
}
