package org.haochaping.workshop.process;

import java.util.List;

/** One of the programs did not do what it should; the message ends with the end of its log. */
public final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made with what went wrong and the log's last lines. */
  public ProgramException(String what, List<String> tail) {
    super(what + (tail.isEmpty() ? "" : ":\n  " + String.join("\n  ", tail)));
  }
}
