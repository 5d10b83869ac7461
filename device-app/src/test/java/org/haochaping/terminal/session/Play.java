package org.haochaping.terminal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;

/**
 * A session with somebody who does what it says: answers questions and commits ratings, when told
 * to, and writes all down.
 */
final class Play {
  static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(6),
          Duration.ofMillis(700),
          Duration.ofSeconds(10));
  static final SessionRules RECEIPTS_ONLY =
      new SessionRules(7, TIMES, TerminalSettings.Offers.RECEIPT_ONLY, ReasonList.none());

  final Session session;
  final List<JournalBody> written = new ArrayList<>();
  final List<SessionState> shown = new ArrayList<>();
  private final List<Shown> people = new ArrayList<>();
  final Deque<SessionEffect.AskRated> questions = new ArrayDeque<>();
  final Deque<CaseQuestion> asked = new ArrayDeque<>();
  final Deque<JournalBody.Rated> writes = new ArrayDeque<>();
  final Set<OfferId> committed = new HashSet<>();
  final Set<String> casesRated = new HashSet<>();
  long strayPresses;
  long millis;
  boolean trusted = true;

  private long seq;

  /** A screen before somebody, by its kind and offer, and when another one took its place. */
  private record Shown(Class<?> kind, Offer offer, OptionalLong left) {
    boolean isSame(Shown other) {
      return kind.equals(other.kind) && offer.id().equals(other.offer.id());
    }
  }

  Play(Receipts receipts) {
    this(receipts, RECEIPTS_ONLY);
  }

  Play(Receipts receipts, SessionRules rules) {
    session = new Session(receipts.check(), rules);
  }

  Moment now() {
    return new Moment("boot", millis, Receipts.ISSUED.plusMillis(600_000 + millis), trusted);
  }

  Instant wall() {
    return now().wall();
  }

  Play scan(String text) {
    return on(new SessionEvent.Scanned(text));
  }

  /** Scans, and answers the question if there is one. */
  Play scanAnswered(String text) {
    scan(text);
    return questions.isEmpty() ? this : answer();
  }

  Play answer() {
    SessionEffect.AskRated ask = questions.remove();
    return on(new SessionEvent.RatedBefore(ask.cause(), casesRated.contains(ask.caseHandle())));
  }

  /** As a person does, who sees the screen before pressing. */
  Play press(SatisfactionLevel level) {
    return look().pressAtOnce(level);
  }

  /** Time passes, until whatever is shown is taken for seen. */
  Play look() {
    return pass(TIMES.settle());
  }

  Play pressAtOnce(SatisfactionLevel level) {
    return on(new SessionEvent.Pressed(level, "keypad"));
  }

  /** The gateway answers what it was asked last. */
  Play told(CaseAnswer.Standing standing) {
    return on(
        new SessionEvent.Told(
            new CaseAnswer(
                asked.getLast().id(),
                standing,
                Optional.of("个体工商户设立登记"),
                Optional.of("1509****0001"))));
  }

  /** The gateway answers that this person has rated the hall today. */
  Play toldThatTheHallIsRated() {
    return on(
        new SessionEvent.Told(
            new CaseAnswer(
                asked.getLast().id(),
                CaseAnswer.Standing.OPEN,
                Optional.empty(),
                Optional.empty(),
                true)));
  }

  Play commit() {
    JournalBody.Rated rated = writes.remove();
    written.add(rated);
    committed.add(rated.offer());
    rated.caseHandle().ifPresent(casesRated::add);
    seq++;
    return on(new SessionEvent.Committed(rated.offer(), seq));
  }

  Play failWrite() {
    return on(new SessionEvent.WriteFailed(writes.remove().offer()));
  }

  /** Time passes; nobody tells the session before something happens. */
  Play pass(Duration time) {
    millis += time.toMillis();
    return this;
  }

  Play tick() {
    return on(new SessionEvent.TimeWentBy());
  }

  Play on(SessionEvent event) {
    for (SessionEffect effect : session.on(event, now())) {
      if (effect instanceof SessionEffect.Append append) {
        written.add(append.body());
      } else if (effect instanceof SessionEffect.AppendRating rating) {
        writes.add(rating.body());
      } else if (effect instanceof SessionEffect.AskRated ask) {
        questions.add(ask);
      } else if (effect instanceof SessionEffect.AskHall ask) {
        asked.add(ask.question());
      } else if (effect instanceof SessionEffect.Show show) {
        shown.add(show.state());
      } else if (effect instanceof SessionEffect.StrayPress stray) {
        strayPresses = stray.total();
      }
    }
    noteScreen();
    return this;
  }

  /** Whether a screen other than the one of now was before somebody within the settle time. */
  boolean otherScreenWasJustThere() {
    return screen().isPresent()
        && people.stream()
            .flatMapToLong(one -> one.left().stream())
            .anyMatch(left -> millis - left < TIMES.settle().toMillis());
  }

  private void noteScreen() {
    Optional<Shown> now = screen();
    int last = people.size() - 1;
    if (last >= 0 && people.get(last).left().isEmpty()) {
      if (now.isPresent() && people.get(last).isSame(now.get())) {
        return;
      }
      Shown gone = people.get(last);
      people.set(last, new Shown(gone.kind(), gone.offer(), OptionalLong.of(millis)));
    }
    now.ifPresent(people::add);
  }

  private Optional<Shown> screen() {
    SessionState state = session.state();
    return state instanceof SessionState.Attended attended
        ? Optional.of(new Shown(state.getClass(), attended.offer(), OptionalLong.empty()))
        : Optional.empty();
  }

  <T extends JournalBody> List<T> written(Class<T> kind) {
    return written.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
