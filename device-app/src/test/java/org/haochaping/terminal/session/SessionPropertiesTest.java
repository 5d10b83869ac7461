package org.haochaping.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.terminal.session.SessionState.Thanked;

/** What holds after any sequence of events whatever. */
final class SessionPropertiesTest {
  private static final List<CaseAnswer.Standing> STANDINGS = List.of(CaseAnswer.Standing.values());
  private static final Receipts RECEIPTS = new Receipts();
  private static final List<String> GOOD =
      List.of(RECEIPTS.good(1), RECEIPTS.good(2), RECEIPTS.batch(3, 4));
  private static final List<String> BAD =
      List.of(
          Receipts.forged(1),
          Receipts.otherHall(2),
          RECEIPTS.expired(1),
          "noise",
          RECEIPTS.expired(3));

  private static final Set<String> BY_HAND = Set.of("press", "tickReason", "explain", "skip");

  /** One thing that happens; the number chooses among its kinds. */
  record Happening(String what, int number) {}

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return Arbitraries.of(
            "good",
            "good",
            "good",
            "bad",
            "answer",
            "answer",
            "answer",
            "press",
            "press",
            "press",
            "tickReason",
            "explain",
            "skip",
            "rule",
            "commit",
            "commit",
            "fail",
            "pass",
            "beat",
            "look",
            "look",
            "tick",
            "distrust",
            "told",
            "told",
            "stop")
        .flatMap(what -> Arbitraries.integers().between(0, 4).map(n -> new Happening(what, n)))
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void anySequence_withoutAPress_writesNoRating(@ForAll("happenings") List<Happening> happenings) {
    Play play = new Play(RECEIPTS);
    happenings.stream().filter(h -> !h.what().equals("press")).forEach(h -> happen(h, play));
    assertThat(play.writes).isEmpty();
    assertThat(play.written(JournalBody.Rated.class)).isEmpty();
    assertThat(play.shown).noneMatch(Thanked.class::isInstance);
  }

  @Property(tries = 600)
  void anySequence_thanksOnlyForWhatIsCommittedOnce(
      @ForAll("happenings") List<Happening> happenings) {
    Play play = new Play(RECEIPTS);
    Map<OfferId, SatisfactionLevel> pressed = new HashMap<>();
    int ratingsBegun = 0;
    int replaced = 0;
    for (Happening happening : happenings) {
      int before = play.writes.size();
      happen(happening, play);
      if (happening.what().equals("press") && play.writes.size() > before) {
        JournalBody.Rated rated = play.writes.getLast();
        ratingsBegun++;
        SatisfactionLevel earlier = pressed.put(rated.offer(), rated.level());
        assertThat(rated.replaces().isPresent()).isEqualTo(earlier != null);
        if (earlier != null) {
          replaced++;
          assertThat(earlier).as("a change of mind").isNotEqualTo(rated.level());
          assertThat(play.committed).as("changed before it was on disk").contains(rated.offer());
        }
        assertThat(rated.level()).isEqualTo(level(happening.number()));
      } else {
        assertThat(play.writes.size()).as("a rating without a press").isLessThanOrEqualTo(before);
      }
      if (play.session.state() instanceof Thanked thanked) {
        assertThat(play.committed).contains(thanked.offer().id());
      }
    }
    assertThat(ratingsBegun - replaced).isEqualTo(pressed.size());
    assertEachOfferEndsOnce(play);
  }

  @Property(tries = 600)
  void anySequence_pressJustAfterAnotherScreen_isUsedForNothing(
      @ForAll("happenings") List<Happening> happenings) {
    Play play = new Play(RECEIPTS);
    for (Happening happening : happenings) {
      play.tick(); // so that whatever changes below changes because of the hand
      boolean early = BY_HAND.contains(happening.what()) && play.otherScreenWasJustThere();
      SessionState before = play.session.state();
      int writes = play.writes.size();
      int entries = play.written.size();
      long strays = play.strayPresses;
      happen(happening, play);
      if (early) {
        assertThat(play.session.state()).isEqualTo(before);
        assertThat(play.writes).hasSize(writes);
        assertThat(play.written).hasSize(entries);
        assertThat(play.strayPresses).isEqualTo(strays + 1);
      }
    }
  }

  /** No offer is rated that was not offered, none both rated and declined, none ended twice. */
  private static void assertEachOfferEndsOnce(Play play) {
    Set<OfferId> offered = new HashSet<>();
    Set<OfferId> rated = new HashSet<>();
    Set<OfferId> ended = new HashSet<>();
    for (JournalBody body : play.written) {
      if (body instanceof JournalBody.Offered offer) {
        assertThat(offered.add(offer.offer())).isTrue();
      } else if (body instanceof JournalBody.Rated rating) {
        assertThat(offered).contains(rating.offer());
        assertThat(ended).doesNotContain(rating.offer());
        assertThat(rated.add(rating.offer())).isEqualTo(rating.replaces().isEmpty());
      } else if (body instanceof JournalBody.Declined declined) {
        assertThat(rated).doesNotContain(declined.offer());
        assertThat(ended.add(declined.offer())).isTrue();
      } else if (body instanceof JournalBody.Closed closed) {
        assertThat(rated).contains(closed.offer());
        assertThat(ended.add(closed.offer())).isTrue();
      }
    }
  }

  private static void happen(Happening happening, Play play) {
    int number = happening.number();
    switch (happening.what()) {
      case "good" -> play.scan(GOOD.get(number % GOOD.size()));
      case "bad" -> play.scan(BAD.get(number));
      case "answer" -> {
        if (!play.questions.isEmpty()) {
          play.answer();
        }
      }
      case "told" -> {
        if (!play.asked.isEmpty()) {
          play.told(STANDINGS.get(number % STANDINGS.size()));
        }
      }
      case "press" -> play.pressAtOnce(level(number));
      case "commit" -> {
        if (!play.writes.isEmpty()) {
          play.commit();
        }
      }
      case "fail" -> {
        if (!play.writes.isEmpty()) {
          play.failWrite();
        }
      }
      case "pass" -> play.pass(Duration.ofSeconds(number * 20L));
      case "beat" -> play.pass(Duration.ofMillis(number * 100L));
      case "look" -> play.look();
      case "tick" -> play.tick();
      case "tickReason" -> play.on(new SessionEvent.Ticked("" + number));
      case "explain" -> play.on(new SessionEvent.Explained());
      case "skip" -> play.on(new SessionEvent.Skipped());
      case "rule" -> play.on(new SessionEvent.Ruled(rules(number)));
      case "distrust" -> play.trusted = number > 2;
      default -> play.on(new SessionEvent.Stopped());
    }
  }

  private static SessionRules rules(int number) {
    TerminalSettings.Offers offers =
        new TerminalSettings.Offers(number == 1, number == 2, number == 3);
    return new SessionRules(
        7, Play.TIMES, offers, number == 0 ? ReasonList.none() : SessionReasonsTest.REASONS);
  }

  private static SatisfactionLevel level(int number) {
    return SatisfactionLevel.ofCityCode(number + 1);
  }
}
