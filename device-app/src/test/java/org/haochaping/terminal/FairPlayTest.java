package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.haochaping.terminal.session.Receipts;
import org.haochaping.terminal.session.Session;
import org.haochaping.terminal.session.SessionEffect;
import org.haochaping.terminal.session.SessionEvent;
import org.haochaping.terminal.session.SessionRules;
import org.haochaping.terminal.session.SessionTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real session under somebody who presses in the citizens' place. */
final class FairPlayTest {
  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(6),
          Duration.ofMillis(700),
          Duration.ofSeconds(10));

  private final Receipts receipts = new Receipts();
  private final FairPlay fairPlay = new FairPlay();
  private final List<JournalBody.Alarm> alarms = new ArrayList<>();
  private final List<JournalBody.Rated> ratings = new ArrayList<>();
  private long millis;
  private Session session = session(Offers.RECEIPT_ONLY);

  private Session session(Offers offers) {
    return new Session(receipts.check(), new SessionRules(7, TIMES, offers, ReasonList.none()));
  }

  private void on(SessionEvent event) {
    Moment now = new Moment("boot", millis, Instant.EPOCH.plusMillis(millis), false);
    for (SessionEffect effect : session.on(event, now)) {
      fairPlay.look(effect, now).ifPresent(alarms::add);
      if (effect instanceof SessionEffect.AppendRating rating) {
        ratings.add(rating.body());
        on(new SessionEvent.Committed(rating.body().offer(), ratings.size()));
      } else if (effect instanceof SessionEffect.AskRated ask) {
        on(new SessionEvent.RatedBefore(ask.cause(), false));
      }
    }
  }

  private void press(SatisfactionLevel level) {
    on(new SessionEvent.Pressed(level, "keypad"));
  }

  private void citizen(int n, SatisfactionLevel level, Duration between) {
    on(new SessionEvent.Scanned(receipts.good(n)));
    press(level);
    millis += TIMES.thanks().toMillis();
    on(new SessionEvent.TimeWentBy());
    millis += between.minus(TIMES.thanks()).toMillis();
  }

  @Test
  void oneLevelInABurst_isMarkedAndEveryRatingStays() {
    for (int n = 1; n <= 6; n++) {
      citizen(n, SatisfactionLevel.VERY_SATISFIED, Duration.ofSeconds(20));
    }
    assertThat(alarms).extracting(JournalBody.Alarm::alarm).contains("burst-of-one-level");
    assertThat(ratings).as("nothing is dropped").hasSize(6);
  }

  @Test
  void badRatings_changedToABetterLevelThriceInAnHour_areMarkedAndEveryPressStays() {
    for (int n = 1; n <= 3; n++) {
      assertThat(alarms).isEmpty();
      on(new SessionEvent.Scanned(receipts.good(n)));
      press(SatisfactionLevel.DISSATISFIED);
      millis += TIMES.settle().toMillis();
      press(SatisfactionLevel.SATISFIED);
      millis += TIMES.thanks().toMillis();
      on(new SessionEvent.TimeWentBy());
      millis += Duration.ofMinutes(15).toMillis();
    }
    assertThat(alarms).extracting(JournalBody.Alarm::alarm).containsExactly("changed-from-bad");
    assertThat(ratings).as("nothing is dropped").hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "SATISFIED, VERY_SATISFIED",
    "SATISFIED, VERY_DISSATISFIED",
    "DISSATISFIED, VERY_DISSATISFIED"
  })
  void changesOfMind_toTheWorseOrAmongTheGood_areNotMarked(
      SatisfactionLevel from, SatisfactionLevel to) {
    for (int n = 1; n <= 4; n++) {
      on(new SessionEvent.Scanned(receipts.good(n)));
      change(from, to);
      millis += TIMES.thanks().toMillis();
      on(new SessionEvent.TimeWentBy());
      millis += Duration.ofMinutes(10).toMillis();
    }
    assertThat(ratings).hasSize(8);
    assertThat(alarms).isEmpty();
  }

  @Test
  void changesOfMind_toAndFroOfOnePerson_areNotMarked() {
    on(new SessionEvent.Scanned(receipts.good(1)));
    for (int n = 1; n <= 4; n++) {
      change(SatisfactionLevel.DISSATISFIED, SatisfactionLevel.SATISFIED);
    }
    assertThat(ratings).hasSize(8);
    assertThat(alarms).isEmpty();
  }

  private void change(SatisfactionLevel from, SatisfactionLevel to) {
    press(from);
    millis += TIMES.settle().toMillis();
    press(to);
    millis += TIMES.settle().toMillis();
  }

  @Test
  void ratingsWithoutService_inARow_areMarked() {
    session = session(new Offers(true, false, false));
    for (int n = 0; n < 3; n++) {
      press(SatisfactionLevel.VERY_SATISFIED);
      millis += TIMES.settle().toMillis();
      press(SatisfactionLevel.ofCityCode(5 - n));
      millis += 60_000;
      on(new SessionEvent.TimeWentBy());
      millis += 60_000;
    }
    assertThat(alarms).extracting(JournalBody.Alarm::alarm).contains("no-service-before");
    assertThat(ratings).hasSize(3);
  }

  @Test
  void consultationsByPressInABurst_areMarked() {
    session = session(new Offers(false, true, false));
    for (int n = 0; n < 5; n++) {
      consult(SatisfactionLevel.VERY_SATISFIED, Duration.ofSeconds(20));
    }
    assertThat(alarms)
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.alarm()).isEqualTo("burst-of-one-level"))
        .satisfies(alarm -> assertThat(alarm.detail()).contains("5 次"));
    assertThat(ratings).hasSize(5);
  }

  @Test
  void consultationsOnAnOrdinaryMorning_raiseNothing() {
    session = session(new Offers(false, true, false));
    for (int n = 0; n < 30; n++) {
      consult(SatisfactionLevel.ofCityCode(3 + n % 3), Duration.ofMinutes(4));
    }
    assertThat(alarms).isEmpty();
  }

  private void consult(SatisfactionLevel level, Duration between) {
    press(level);
    millis += TIMES.settle().toMillis();
    press(level);
    millis += TIMES.thanks().toMillis();
    on(new SessionEvent.TimeWentBy());
    millis += between.minus(TIMES.thanks()).minus(TIMES.settle()).toMillis();
  }

  @Test
  void pressesWithNothingOffered_many_areCountedAndMarked() {
    for (int n = 0; n < 60; n++) {
      press(SatisfactionLevel.SATISFIED);
      millis += 1_000;
    }
    assertThat(alarms).extracting(JournalBody.Alarm::alarm).containsExactly("stray-presses");
    assertThat(ratings).isEmpty();
  }

  @Test
  void doublePresses_ofCitizens_areNoStrayPresses() {
    for (int n = 1; n <= 60; n++) {
      on(new SessionEvent.Scanned(receipts.good(n)));
      press(SatisfactionLevel.ofCityCode(1 + n % 5));
      press(SatisfactionLevel.ofCityCode(5 - n % 5)); // the hand slips
      millis += 45_000;
      on(new SessionEvent.TimeWentBy());
      millis += 10_000;
    }
    assertThat(alarms).isEmpty();
    assertThat(ratings).hasSize(60);
  }

  @Test
  void citizensOnAnOrdinaryMorning_raiseNothing() {
    for (int n = 1; n <= 30; n++) {
      citizen(n, SatisfactionLevel.ofCityCode(3 + n % 3), Duration.ofMinutes(4));
    }
    assertThat(alarms).isEmpty();
  }
}
