package org.haochaping.terminal.diagnosis;

import java.io.IOException;
import org.haochaping.terminal.screen.Words;

/** One thing to look at. */
interface Probe {
  /** The word for logs and the health report. */
  String word();

  Words name();

  /** May take its time: who calls it waits so long and no longer. */
  Result look() throws IOException;
}
