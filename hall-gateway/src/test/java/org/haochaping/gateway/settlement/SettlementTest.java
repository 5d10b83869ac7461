package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.LedgerSettings;
import org.haochaping.gateway.ledger.Positions;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalBody.Closed;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalBody.Reasons;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlementTest {
  private static final Instant PRESSED = Instant.parse("2026-11-24T04:00:00Z");
  private static final SettlementSettings SETTINGS =
      new SettlementSettings(
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofMillis(20),
          new RulesSettings(
              List.of("reference"),
              Optional.empty(),
              Duration.ofDays(3),
              ZoneId.of("Asia/Shanghai"),
              false,
              new FairPlayLimits(5, Duration.ofMinutes(2), 60, 3)));

  @TempDir Path dir;
  private Ledger ledger;
  private SealedWords words;
  private long seq;

  @BeforeEach
  void open() {
    ledger = Ledger.open(LedgerSettings.sqlite(dir.resolve("ledger.db")), Clock.systemUTC());
    words = new SealedWords(Seal.open(dir.resolve("privacy.key")));
    ledger.write(
        handle -> {
          handle.execute(
              "insert into terminal (id, window_no, certificate_sha256, public_key, added_at)"
                  + " values ('t1', 3, '', x'00', 0)");
          handle.execute(
              "insert into journal (id, journal_id, terminal, up_to, head, began_at)"
                  + " values (1, 'j', 't1', 0, x'00', 0)");
          handle.execute(
              "insert into service_case (id, handle, project_no, service_number, basics,"
                  + " applicant, registered_at)"
                  + " values (7, 'AAAAAAAAAAAAAAAA', 'P1', 1,"
                  + " '{\"proStatus\":\"2\",\"acceptDate\":\"2026-11-24 11:30:00\"}', x'00', 0)");
          return 0;
        });
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void arrive(List<byte[]> bodies) {
    ledger.write(
        handle -> {
          for (byte[] body : bodies) {
            handle
                .createUpdate(
                    "insert into entry (journal, seq, body, hash, received_at)"
                        + " values (1, :seq, :body, x'00', :at)")
                .bind("seq", ++seq)
                .bind("body", body)
                .bind("at", System.currentTimeMillis())
                .execute();
          }
          return 0;
        });
  }

  private void arrive(JournalBody body) {
    arrive(List.of(BodyCodec.encode(body)));
  }

  private static Moment at(long mono) {
    return new Moment("boot-a", mono, PRESSED.plusMillis(mono), true);
  }

  private void rateAndClose(int offer, String handle) {
    arrive(ratedAndClosed(offer, handle));
  }

  private static List<byte[]> ratedAndClosed(int offer, String handle) {
    return ratedAndClosed(offer, handle, "window");
  }

  private static List<byte[]> ratedAndClosed(int offer, String handle, String about) {
    OfferId id = OfferId.of("boot-a", offer);
    Rated rated =
        new Rated(
            at(offer),
            id,
            SatisfactionLevel.SATISFIED,
            "touch",
            Optional.of(handle),
            1,
            3,
            OptionalLong.empty(),
            about);
    return List.of(BodyCodec.encode(rated), BodyCodec.encode(new Closed(at(offer), id)));
  }

  private List<String> decisions() {
    return ledger.read(
        handle ->
            handle
                .createQuery("select decision from rating order by offer")
                .mapTo(String.class)
                .list());
  }

  private List<String> deliveries() {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select outlet || ' ' || state || ' ' || reasons from delivery d"
                        + " join rating r on r.id = d.rating")
                .mapTo(String.class)
                .list());
  }

  private void runUntil(Callable<Boolean> condition) {
    Settlement settlement = start();
    try {
      await().until(condition);
    } finally {
      settlement.close();
    }
  }

  private Settlement start() {
    return Settlement.start(ledger, SETTINGS, words, Clock.systemUTC(), () -> {});
  }

  @Test
  void settlement_ratingsOfACase_firstIsAdoptedAndDeliveredOnce() {
    rateAndClose(1, "AAAAAAAAAAAAAAAA");
    rateAndClose(2, "AAAAAAAAAAAAAAAA");
    rateAndClose(3, "BBBBBBBBBBBBBBBB");
    runUntil(() -> decisions().size() == 3);
    assertThat(decisions()).containsExactly("adopted", "duplicate", "unbound");
    assertThat(deliveries()).containsExactly("reference pending ");
  }

  @Test
  void settlement_restartedInTheMiddleOfAnOffer_settlesItOnce() {
    OfferId id = OfferId.of("boot-a", 1);
    arrive(
        new Rated(
            at(1),
            id,
            SatisfactionLevel.SATISFIED,
            "touch",
            Optional.of("AAAAAAAAAAAAAAAA"),
            1,
            3,
            OptionalLong.empty()));
    arrive(List.of("not JSON at all".getBytes(StandardCharsets.UTF_8)));
    runUntil(() -> number("select count(*) from alarm where kind = 'unreadable-entry'") == 1);
    assertThat(decisions()).isEmpty();
    arrive(new Closed(at(2), id));
    runUntil(() -> decisions().size() == 1);
    rateAndClose(1, "AAAAAAAAAAAAAAAA");
    rateAndClose(2, "BBBBBBBBBBBBBBBB");
    runUntil(() -> decisions().contains("unbound"));
    assertThat(decisions()).as("the same offer again counts once").hasSize(2);
  }

  @Test
  void settlement_reasonsAfterTheEnd_areAddedWhileNothingWasSent() {
    rateAndClose(1, "AAAAAAAAAAAAAAAA");
    try (Settlement settlement = start()) {
      await().until(() -> decisions().size() == 1);
      arrive(
          new Reasons(at(9), OfferId.of("boot-a", 1), "2020-05", List.of("413"), Optional.empty()));
      settlement.wake();
      await().until(() -> deliveries().contains("reference pending 413"));
    }
  }

  private Rated rated(int mono, SatisfactionLevel level, OptionalLong replaces) {
    return new Rated(
        at(mono),
        OfferId.of("boot-a", 1),
        level,
        "touch",
        Optional.of("AAAAAAAAAAAAAAAA"),
        1,
        3,
        replaces);
  }

  @Test
  void settlement_changeAfterItWasSettled_countsWhileNothingWasSent() {
    arrive(rated(1, SatisfactionLevel.SATISFIED, OptionalLong.empty()));
    arrive(new Closed(at(2), OfferId.of("boot-a", 2)));
    try (Settlement settlement = startWaiting(Duration.ofMillis(1))) {
      await().until(() -> ratings().equals(List.of("4 1 adopted")));
      arrive(rated(9, SatisfactionLevel.VERY_DISSATISFIED, OptionalLong.of(1)));
      settlement.wake();
      await().until(() -> ratings().equals(List.of("1 3 adopted")));
      assertThat(deliveries()).containsExactly("reference pending ");
      assertThat(number("select count(*) from decision"))
          .as("the follow-up and the results hear of it")
          .isEqualTo(2);
    }
    assertThat(alarmLines()).isEmpty();
  }

  @Test
  void settlement_changeAfterTheCityHasTheRating_isAnAlarm() {
    arrive(rated(1, SatisfactionLevel.SATISFIED, OptionalLong.empty()));
    try (Settlement settlement = startWaiting(Duration.ofMillis(1))) {
      await().until(() -> ratings().equals(List.of("4 1 adopted")));
      ledger.write(handle -> handle.execute("update delivery set state = 'sent'"));
      arrive(rated(9, SatisfactionLevel.VERY_DISSATISFIED, OptionalLong.of(1)));
      settlement.wake();
      await().until(() -> alarmLines().size() == 1);
    }
    assertThat(ratings()).containsExactly("4 1 adopted");
    assertThat(alarmLines()).singleElement().asString().startsWith("change-too-late t1 ");
  }

  @Test
  void settlement_earlierPressTakenOverBehindTheLast_changesNothing() {
    arrive(rated(9, SatisfactionLevel.VERY_DISSATISFIED, OptionalLong.of(1)));
    arrive(new Closed(at(12), OfferId.of("boot-a", 2)));
    try (Settlement settlement = startWaiting(Duration.ofMillis(1))) {
      await().until(() -> ratings().equals(List.of("1 1 adopted")));
      arrive(rated(1, SatisfactionLevel.SATISFIED, OptionalLong.empty()));
      arrive(new JournalBody.Alarm(at(20), "last", "all is here"));
      settlement.wake();
      await().until(() -> alarmLines().size() == 1);
      await().until(() -> position() == 4);
    }
    assertThat(ratings()).containsExactly("1 1 adopted");
    assertThat(alarmLines()).singleElement().asString().startsWith("last ");
  }

  private Settlement startWaiting(Duration forMore) {
    SettlementSettings settings =
        new SettlementSettings(forMore, SETTINGS.forClock(), SETTINGS.look(), SETTINGS.rules());
    return Settlement.start(ledger, settings, words, Clock.systemUTC(), () -> {});
  }

  private List<String> ratings() {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select level || ' ' || seq || ' ' || decision from rating order by id")
                .mapTo(String.class)
                .list());
  }

  private int number(String query) {
    return ledger.read(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  @Test
  void settlement_intakeBusyWithoutEnd_settlesAFewAtATimeAndTheRestOnceItIsNot() {
    AtomicBoolean busy = new AtomicBoolean(true);
    AtomicInteger first = new AtomicInteger();
    List<byte[]> bodies = new ArrayList<>();
    for (int n = 1; n <= 1_000; n++) {
      bodies.addAll(ratedAndClosed(n, "AAAAAAAAAAAAAAAA"));
    }
    try (Settlement settlement = start()) {
      AtomicInteger asked = new AtomicInteger();
      settlement.giveWayTo(() -> asked.incrementAndGet() > 0 && busy.get());
      await().until(() -> asked.get() > 1);
      arrive(bodies);
      await().until(() -> first.addAndGet(decisions().size()) > 0);
      assertThat(first).as("and not all at once").hasValueLessThan(1_000);
      busy.set(false);
      await().until(() -> decisions().size() == 1_000);
    }
  }

  @Test
  void alarm_ofATerminal_isAmongTheHallsAlarms() {
    arrive(new JournalBody.Alarm(at(1), "journal-damaged", "taken over: 7,\nlost: 2"));
    runUntil(() -> alarmLines().equals(List.of("journal-damaged t1 taken over: 7, lost: 2")));
    ledger.write(
        handle -> handle.execute("update reader set position = 0 where name = 'settlement'"));
    rateAndClose(1, "AAAAAAAAAAAAAAAA");
    runUntil(() -> decisions().size() == 1);
    assertThat(number("select times from alarm")).as("read again").isEqualTo(1);
  }

  @Test
  void alarms_ofATerminalThatRaisesThemWithoutEnd_areNotAllKept() {
    for (int n = 0; n < 300; n++) {
      arrive(new JournalBody.Alarm(at(n), "journal-damaged", "number " + n));
    }
    rateAndClose(1, "AAAAAAAAAAAAAAAA");
    runUntil(() -> decisions().size() == 1);
    assertThat(alarmLines())
        .hasSizeLessThan(150)
        .anyMatch(one -> one.startsWith("terminal-alarms t1"));
  }

  private long position() {
    return ledger.read(handle -> Positions.of(handle, "settlement"));
  }

  private List<String> alarmLines() {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select kind || ' ' || terminal || ' ' || detail from alarm order by id")
                .mapTo(String.class)
                .list());
  }

  @Test
  void FREE_WILL_unboundRatingsInARow_areMarkedAlarmedAndNeverDropped() {
    for (int n = 1; n <= 4; n++) {
      rateAndClose(n, "BBBBBBBBBBBBBBB" + n);
    }
    runUntil(() -> decisions().size() == 4);
    assertThat(
            ledger.<List<String>, RuntimeException>read(
                handle ->
                    handle
                        .createQuery(
                            "select r.offer || ' ' || m.mark from rating_mark m"
                                + " join rating r on r.id = m.rating order by 1")
                        .mapTo(String.class)
                        .list()))
        .containsExactly("boot-a.000003 no-service", "boot-a.000004 no-service");
    assertThat(alarmLines()).contains("fair-play-no-service  window 3");
  }

  @Test
  void FREE_WILL_ratingsOfTheHallBeforeARestart_countForNoWindow() {
    for (int n = 1; n <= 4; n++) {
      arrive(ratedAndClosed(n, "BBBBBBBBBBBBBBB" + n, "hall"));
    }
    runUntil(() -> decisions().size() == 4);
    rateAndClose(5, "BBBBBBBBBBBBBBB5");
    runUntil(() -> decisions().size() == 5);
    assertThat(alarmLines()).isEmpty();
  }

  @Test
  void DEFAULT_AFTER_7_DAYS_terminalsOwnEntries_sayThatItHasReported() {
    rateAndClose(1, "AAAAAAAAAAAAAAAA");
    runUntil(() -> decisions().size() == 1);
    assertThat(
            ledger.<List<Long>, RuntimeException>read(
                handle ->
                    handle
                        .createQuery("select reported_at from terminal_report")
                        .mapTo(Long.class)
                        .list()))
        .containsExactly(at(1).wall().toEpochMilli());
  }
}
