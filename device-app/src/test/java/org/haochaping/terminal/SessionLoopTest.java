package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.session.Receipts;
import org.haochaping.terminal.session.Session;
import org.haochaping.terminal.session.SessionRules;
import org.haochaping.terminal.session.SessionTimes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loop around a session, with a disk that answers when the test says so. */
final class SessionLoopTest {
  private final Receipts receipts = new Receipts();
  private final List<View> shown = new CopyOnWriteArrayList<>();
  private final HeldLog log = new HeldLog();
  private SessionLoop loop = loop(Duration.ofSeconds(30));

  private SessionLoop loop(Duration saving) {
    return loop(saving, Duration.ofMillis(200));
  }

  private SessionLoop loop(Duration saving, Duration thanks) {
    return new SessionLoop(
        new Session(
            receipts.check(),
            new SessionRules(
                1,
                new SessionTimes(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    thanks,
                    Duration.ofMillis(200),
                    Duration.ofMillis(700),
                    saving),
                TerminalSettings.Offers.RECEIPT_ONLY,
                ReasonList.none())),
        log,
        TerminalClock.system()::now,
        shown::add);
  }

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void press_diskSlow_noThanksBeforeTheDiskAnswers() {
    offerAndPress();
    awaitLast("rated");
    Awaitility.await()
        .during(Duration.ofMillis(300))
        .until(() -> shown.stream().noneMatch(View.Thanks.class::isInstance));
    log.commit();
    Awaitility.await().until(() -> shown.stream().anyMatch(View.Thanks.class::isInstance));
    awaitLast("idle");
    assertThat(log.bodies.get(log.bodies.size() - 1)).isInstanceOf(JournalBody.Closed.class);
  }

  @Test
  void press_diskFails_saysNotSaved() {
    offerAndPress();
    awaitLast("rated");
    log.rating.completeExceptionally(new IllegalStateException("disk full"));
    Awaitility.await().until(() -> shown.stream().anyMatch(SessionLoopTest::isNotSaved));
    assertThat(shown).noneMatch(View.Thanks.class::isInstance);
  }

  @Test
  void press_diskNeverAnswers_saysThatItIsNotCertainAndGoesOn() {
    stall();
    awaitLast("idle");
    assertThat(shown).noneMatch(View.Thanks.class::isInstance);
    assertThat(log.bodies)
        .filteredOn(JournalBody.Alarm.class::isInstance)
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(((JournalBody.Alarm) alarm).alarm()).isEqualTo("rating-unconfirmed"));
    loop.scanned(receipts.good(2));
    awaitLast("offered");
  }

  @Test
  void press_diskAnswersTooLate_closesTheOfferAndThanksNobody() {
    stall();
    log.commit();
    Awaitility.await()
        .until(() -> log.bodies.stream().anyMatch(JournalBody.Closed.class::isInstance));
    awaitLast("idle");
    assertThat(shown).noneMatch(View.Thanks.class::isInstance);
  }

  private void stall() {
    loop.close();
    loop = loop(Duration.ofMillis(300));
    offerAndPress();
    Awaitility.await()
        .until(
            () ->
                shown.stream()
                    .anyMatch(
                        view ->
                            view instanceof View.Refused refused
                                && refused.reason().equals("unconfirmed")));
  }

  @Test
  void press_diskFailsAtOnce_saysNotSaved() {
    log.broken = true;
    offerAndPress();
    Awaitility.await().until(() -> shown.stream().anyMatch(SessionLoopTest::isNotSaved));
    assertThat(shown).noneMatch(View.Thanks.class::isInstance);
  }

  @Test
  void lookUp_fails_receiptIsOffered() {
    log.ratedBefore = CompletableFuture.failedFuture(new IllegalStateException("unreadable"));
    loop.scanned(receipts.good(1));
    awaitLast("offered");
  }

  @Test
  void scan_asksTheHall_andWhatItIsToldIsShown() {
    List<CaseQuestion> asked = new CopyOnWriteArrayList<>();
    loop.asks(asked::add);
    loop.scanned(receipts.good(1));
    Awaitility.await().until(() -> asked.size() == 1);
    awaitLast("offered");
    loop.told(
        new CaseAnswer(
            asked.get(0).id(),
            CaseAnswer.Standing.OPEN,
            Optional.of("个体工商户设立登记"),
            Optional.of("1509****0001")));
    Awaitility.await()
        .until(
            () ->
                shown.get(shown.size() - 1) instanceof View.Rate rate
                    && rate.subject().caseNumber().equals(Optional.of("1509****0001")));
    loop.pressed(SatisfactionLevel.SATISFIED, "key");
    awaitLast("rated");
  }

  @Test
  void outOfService_takesNoInputAndSaysSo() {
    loop.outOfService("journal");
    loop.scanned(receipts.good(1));
    loop.pressed(SatisfactionLevel.SATISFIED, "key");
    awaitLast("out-of-service");
    loop.backInService();
    awaitLast("idle");
    assertThat(log.bodies).isEmpty();
    loop.scanned(receipts.good(1));
    awaitLast("offered");
  }

  @Test
  void outOfService_endsTheOfferThatIsOpen() {
    loop.scanned(receipts.good(1));
    awaitLast("offered");
    loop.outOfService("journal");
    awaitLast("out-of-service");
    loop.backInService();
    awaitLast("idle");
    loop.pressed(SatisfactionLevel.SATISFIED, "key");
    loop.scanned(receipts.good(2));
    awaitLast("offered");
    assertThat(log.bodies).noneMatch(JournalBody.Rated.class::isInstance);
    assertThat(log.bodies)
        .filteredOn(JournalBody.Declined.class::isInstance)
        .singleElement()
        .isEqualTo(
            new JournalBody.Declined(
                log.bodies.get(1).at(), ((JournalBody.Offered) log.bodies.get(0)).offer(), "left"));
  }

  @Test
  void outOfService_whileARatingIsWritten_endsItOnceItIs() {
    loop.close();
    loop = loop(Duration.ofSeconds(30), Duration.ofMinutes(5));
    offerAndPress();
    awaitLast("rated");
    loop.outOfService("journal");
    awaitLast("out-of-service");
    log.commit();
    Awaitility.await()
        .until(() -> log.bodies.stream().anyMatch(JournalBody.Closed.class::isInstance));
    loop.backInService();
    awaitLast("idle");
    assertThat(shown).noneMatch(View.Thanks.class::isInstance);
  }

  @Test
  void outOfService_whileARatingFails_offersNothingToWhoeverComesNext() {
    offerAndPress();
    awaitLast("rated");
    loop.scanned(receipts.good(2));
    loop.outOfService("journal");
    awaitLast("out-of-service");
    log.rating.completeExceptionally(new IllegalStateException("disk full"));
    Awaitility.await()
        .until(() -> log.bodies.stream().anyMatch(JournalBody.Declined.class::isInstance));
    loop.backInService();
    awaitLast("idle");
    Awaitility.await()
        .during(Duration.ofMillis(500))
        .until(() -> shown.get(shown.size() - 1).name().equals("idle"));
    assertThat(log.bodies).filteredOn(JournalBody.Offered.class::isInstance).hasSize(1);
  }

  private void offerAndPress() {
    loop.scanned(receipts.good(1));
    awaitLast("offered");
    loop.pressed(SatisfactionLevel.SATISFIED, "key");
  }

  private void awaitLast(String name) {
    Awaitility.await()
        .until(() -> !shown.isEmpty() && shown.get(shown.size() - 1).name().equals(name));
  }

  private static boolean isNotSaved(View view) {
    return view instanceof View.Refused refused && refused.reason().equals("not-saved");
  }

  /** Ratings wait for the test, all else is written at once. */
  private static final class HeldLog implements RatingLog {
    final List<JournalBody> bodies = new CopyOnWriteArrayList<>();
    final CompletableFuture<JournalEntry> rating = new CompletableFuture<>();
    volatile CompletableFuture<Boolean> ratedBefore = CompletableFuture.completedFuture(false);
    volatile boolean broken;

    @Override
    public CompletableFuture<JournalEntry> append(JournalBody body) {
      if (broken) {
        throw new IllegalStateException("closed");
      }
      bodies.add(body);
      return body instanceof JournalBody.Rated
          ? rating
          : CompletableFuture.completedFuture(entry(body));
    }

    @Override
    public CompletableFuture<Boolean> wasRated(String caseHandle) {
      return ratedBefore;
    }

    void commit() {
      rating.complete(entry(bodies.get(bodies.size() - 1)));
    }

    private JournalEntry entry(JournalBody body) {
      return JournalEntry.following(Hash.sha256(), bodies.size(), BodyCodec.encode(body));
    }
  }
}
