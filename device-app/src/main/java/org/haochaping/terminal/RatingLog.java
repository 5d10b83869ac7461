package org.haochaping.terminal;

import java.util.concurrent.CompletableFuture;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;

/** What the session needs of the journal. Both methods return at once. */
interface RatingLog {
  /** Writes an entry; done when it is on disk, failed when it is not and never will be. */
  CompletableFuture<JournalEntry> append(JournalBody body);

  /** Whether that case was rated here. */
  CompletableFuture<Boolean> wasRated(String caseHandle);
}
