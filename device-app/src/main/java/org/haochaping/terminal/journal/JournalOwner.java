package org.haochaping.terminal.journal;

import java.util.Optional;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.JournalBody.Boot;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.journal.Moment;

/**
 * What each boot entry says of the terminal that writes.
 *
 * @param version of the terminal program
 */
public record JournalOwner(String version, TerminalId terminal, long hall, int window) {
  Boot boot(Moment at, Optional<JournalId> continues) {
    return new Boot(
        at, version, terminal.value(), hall, window, continues.map(JournalId::toString));
  }
}
