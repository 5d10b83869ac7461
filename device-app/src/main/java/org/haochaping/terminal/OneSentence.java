package org.haochaping.terminal;

import com.typesafe.config.ConfigException;
import org.haochaping.terminal.uplink.KeyFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person what failed in one sentence; the trace goes to the log at debug. */
final class OneSentence {
  private static final Logger LOG = LoggerFactory.getLogger(OneSentence.class);

  private OneSentence() {}

  static String of(Exception e) {
    LOG.debug("command failed", e);
    return "错误 / error: " + sentence(e);
  }

  private static String sentence(Exception e) {
    String message = e.getMessage();
    boolean meantForPeople =
        e instanceof ConfigException
            || e instanceof KeyFileException
            || e instanceof TroubleException;
    if (meantForPeople && message != null) {
      return message;
    }
    return "unexpected "
        + e.getClass().getSimpleName()
        + (message == null ? "" : ": " + message)
        + " (HAOCHAPING_LOG=DEBUG shows the trace)";
  }
}
