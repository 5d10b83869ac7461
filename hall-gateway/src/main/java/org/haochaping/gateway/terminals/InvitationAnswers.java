package org.haochaping.gateway.terminals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.terminals.Invited.Answer;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalBody.Declined;
import org.haochaping.protocol.journal.JournalBody.Offered;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.OfferId;

/**
 * Finds in a window's journals, entry by entry, what came of one invitation. An offer by invitation
 * that is about the same case, or about a consultation, is the one; a rating of the case answers it
 * also where the person scanned the receipt before the invitation came.
 */
final class InvitationAnswers {
  private final Optional<String> caseHandle;
  private final Map<OfferId, Answer> offers = new HashMap<>();
  private Answer answer = Answer.SENT;

  InvitationAnswers(Optional<String> caseHandle) {
    this.caseHandle = caseHandle;
  }

  void take(JournalBody body) {
    if (body instanceof Offered offered && isOurs(offered)) {
      offers.put(offered.offer(), Answer.OFFERED);
      answer = answer == Answer.SENT ? Answer.OFFERED : answer;
    } else if (body instanceof Rated rated && isOurs(rated)) {
      answer = Answer.RATED;
    } else if (body instanceof Declined declined
        && offers.containsKey(declined.offer())
        && answer != Answer.RATED) {
      answer = declined.why().equals("withdrawn") ? Answer.WITHDRAWN : Answer.DECLINED;
    }
  }

  Answer answer() {
    return answer;
  }

  private boolean isOurs(Offered offered) {
    return offered.by().equals("invite")
        && offered.caseHandle().equals(caseHandle)
        && (caseHandle.isPresent() || offered.about().equals("consultation"));
  }

  private boolean isOurs(Rated rated) {
    boolean sameCase =
        caseHandle.isPresent()
            && rated.caseHandle().equals(caseHandle)
            && rated.about().equals(JournalBody.WINDOW);
    return sameCase || offers.containsKey(rated.offer());
  }
}
