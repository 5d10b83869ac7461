package org.haochaping.terminal;

import java.util.Optional;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.terminal.fairplay.FairPlayLimits;
import org.haochaping.terminal.fairplay.StaffPressWatch;
import org.haochaping.terminal.fairplay.Suspicion;
import org.haochaping.terminal.session.About;
import org.haochaping.terminal.session.SessionEffect;

/**
 * Tells the watch over staff pressing what the session does, and makes alarm entries of what it
 * finds. It never touches a rating (article 4). The session's thread owns it.
 */
final class FairPlay {
  private final StaffPressWatch watch = new StaffPressWatch(FairPlayLimits.usual());
  private Optional<JournalBody.Rated> last = Optional.empty();
  private Optional<OfferId> changed = Optional.empty();

  /** The alarm to write because of an effect, if any. */
  Optional<JournalBody.Alarm> look(SessionEffect effect, Moment now) {
    return suspicion(effect, now.monotonicMillis())
        .map(found -> new JournalBody.Alarm(now, found.word(), found.detail()));
  }

  private Optional<Suspicion> suspicion(SessionEffect effect, long at) {
    if (effect instanceof SessionEffect.AppendRating rating) {
      return rated(rating.body(), at);
    }
    if (effect instanceof SessionEffect.StrayPress press && !press.early()) {
      return watch.stray(at);
    }
    if (effect instanceof SessionEffect.Append append && isAnEnd(append.body())) {
      watch.ended(at);
    }
    return Optional.empty();
  }

  private Optional<Suspicion> rated(JournalBody.Rated rated, long at) {
    Optional<JournalBody.Rated> before = last.filter(one -> one.offer().equals(rated.offer()));
    last = Optional.of(rated);
    if (rated.about().equals(About.HALL.word())) {
      return Optional.empty(); // it follows a case's within seconds, and is the same person's
    }
    return before.isPresent()
        ? changed(before.get(), rated, at)
        : watch.rated(at, rated.level(), hasService(rated), rated.input());
  }

  /** Who goes to and fro on one offer has one change of mind. */
  private Optional<Suspicion> changed(JournalBody.Rated before, JournalBody.Rated now, long at) {
    if (!before.level().isBad()
        || now.level().isBad()
        || changed.equals(Optional.of(now.offer()))) {
      return Optional.empty();
    }
    changed = Optional.of(now.offer());
    return watch.changedFromBad(at, now.input());
  }

  /** A consultation has no receipt (article 15): that none was scanned says nothing. */
  private static boolean hasService(JournalBody.Rated rated) {
    return rated.caseHandle().isPresent() || rated.about().equals(About.CONSULTATION.word());
  }

  private static boolean isAnEnd(JournalBody body) {
    return body instanceof JournalBody.Closed || body instanceof JournalBody.Declined;
  }
}
