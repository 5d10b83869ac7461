package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.log.HeardLog;
import org.haochaping.terminal.session.Receipts;
import org.haochaping.terminal.uplink.HallLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The whole terminal on a board whose clock is wrong, jumps, or runs backwards. */
@ExtendWith(ApplicationExtension.class)
final class WrongClockTest {
  @TempDir Path folder;
  private final Receipts receipts = new Receipts();
  private final BoardClock board = new BoardClock();
  private final HeardLog errors = HeardLog.of("", Level.SEVERE);
  private Terminal terminal;

  @AfterEach
  void close() {
    terminal.close();
    WaitForAsyncUtils.waitForFxEvents();
    errors.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-3652D", "P3652D", "1970"})
  void clock_wrongByTenYearsOrBootedIn1970_ratesOfflineAndIsPutRightByTheGateway(String wrong)
      throws Exception {
    board.set(wrong.equals("1970") ? Instant.EPOCH : Instant.now().plus(Duration.parse(wrong)));
    Instant believed = board.instant();
    Path hallFolder = Files.createDirectories(folder.resolve("hall"));
    try (HallLine hall = new HallLine(hallFolder)) {
      hall.goAway();
      start(
          """
          terminal.id = "%s"
          gateway { host = "localhost", port = %d, ca = "hall/ca.pem" }
          gateway { certificate = "hall/terminal.pem", key = "hall/terminal.key" }
          """
              .formatted(HallLine.TERMINAL.value(), hall.port()));
      Instant before = Instant.now();
      Moment pressed = rate(1).at();
      final Instant after = Instant.now();
      await(() -> written(JournalBody.Closed.class).size() == 1);
      assertThat(pressed.trusted()).isFalse();
      assertThat(pressed.wall()).isCloseTo(believed, within(60, ChronoUnit.SECONDS));

      hall.comeBack();
      await(() -> written(JournalBody.ClockSet.class).size() == 1);
      JournalBody.ClockSet clock = written(JournalBody.ClockSet.class).get(0);
      assertThat(clock.source()).isEqualTo("gateway");
      assertThat(clock.at().trusted()).isTrue();
      assertThat(clock.at().boot()).isEqualTo(pressed.boot());
      assertThat(corrected(pressed, clock.at()))
          .isBetween(before.minusSeconds(5), after.plusSeconds(5));

      board.set(Instant.EPOCH); // it may do now what it likes
      Moment later = rate(2).at();
      assertThat(later.trusted()).isTrue();
      assertThat(later.wall()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
      await(() -> hall.received().equals(WrittenJournal.bodies(folder)));
      assertThat(written(JournalBody.ClockSet.class)).hasSize(1);
      assertThat(hall.received().stream().filter(JournalBody.Rated.class::isInstance))
          .as("the uncorrected time stays")
          .first()
          .extracting(body -> body.at().wall())
          .isEqualTo(pressed.wall());
    }
    assertNothingBroke();
  }

  @Test
  void clock_jumpsAndRunsBackwards_noTimeOutAndEntriesSayWhatItSaid() throws Exception {
    board.set(Instant.parse("2026-06-01T08:00:00Z"));
    board.runBackwards();
    start("");
    terminal.input().scanned(receipts.lasting(1));
    await(() -> written(JournalBody.Offered.class).size() == 1);
    board.set(Instant.parse("2036-06-01T08:00:00Z"));
    press(SatisfactionLevel.SATISFIED);
    await(() -> written(JournalBody.Rated.class).size() == 1);
    board.set(Instant.EPOCH);
    await(() -> written(JournalBody.Closed.class).size() == 1);
    assertThat(written(JournalBody.Declined.class)).isEmpty();
    List<Moment> moments = WrittenJournal.bodies(folder).stream().map(JournalBody::at).toList();
    assertThat(moments).extracting(Moment::monotonicMillis).isSorted();
    assertThat(moments).extracting(Moment::trusted).containsOnly(false);
    assertThat(written(JournalBody.Rated.class).get(0).at().wall())
        .isCloseTo(Instant.parse("2036-06-01T08:00:00Z"), within(60, ChronoUnit.SECONDS));
    assertThat(written(JournalBody.Closed.class).get(0).at().wall())
        .isCloseTo(Instant.EPOCH, within(60, ChronoUnit.SECONDS));
    assertThat(millisBetween(JournalBody.Rated.class, JournalBody.Closed.class))
        .as("thanks, by a clock that does not jump")
        .isBetween(4_000L, 20_000L);
    assertNothingBroke();
  }

  @Test
  void clock_jumpsByYears_hastensAndDelaysNoTimeOut() throws Exception {
    board.set(Instant.parse("2026-06-01T08:00:00Z"));
    start("session.offered-timeout = 3s");
    terminal.input().scanned(receipts.lasting(1));
    await(() -> written(JournalBody.Offered.class).size() == 1);
    board.set(Instant.parse("2056-06-01T08:00:00Z"));
    board.set(Instant.EPOCH);
    await(() -> written(JournalBody.Declined.class).size() == 1);
    assertThat(millisBetween(JournalBody.Offered.class, JournalBody.Declined.class))
        .isBetween(3_000L, 20_000L);
    assertNothingBroke();
  }

  @Test
  void systemClockTrusted_bootedIn1970_isTakenOnceItsTimeServerHasPutItRight() throws Exception {
    board.set(Instant.EPOCH);
    start("clock { trust-system = true, evidence = none }");
    Instant before = Instant.now();
    Moment pressed = rate(1).at();
    final Instant after = Instant.now();
    assertThat(pressed.trusted()).isFalse();
    assertThat(written(JournalBody.ClockSet.class)).isEmpty();
    board.set(Instant.now());
    await(() -> written(JournalBody.ClockSet.class).size() == 1);
    JournalBody.ClockSet clock = written(JournalBody.ClockSet.class).get(0);
    assertThat(clock.source()).isEqualTo("system");
    assertThat(corrected(pressed, clock.at()))
        .isBetween(before.minusSeconds(5), after.plusSeconds(5));
    assertThat(rate(2).at().trusted()).isTrue();
    assertNothingBroke();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-1826D", "P3652D"})
  void systemClockSaidToBeRight_yearsOff_isPutRightByTheGatewayAllTheSame(String wrong)
      throws Exception {
    board.set(Instant.now().plus(Duration.parse(wrong)));
    Path hallFolder = Files.createDirectories(folder.resolve("hall"));
    try (HallLine hall = new HallLine(hallFolder)) {
      start(
          """
          terminal.id = "%s"
          gateway { host = "localhost", port = %d, ca = "hall/ca.pem" }
          gateway { certificate = "hall/terminal.pem", key = "hall/terminal.key" }
          clock { trust-system = true, evidence = none }
          """
              .formatted(HallLine.TERMINAL.value(), hall.port()));
      await(
          () ->
              written(JournalBody.ClockSet.class).stream()
                  .map(JournalBody.ClockSet::source)
                  .toList()
                  .contains("gateway"));
      assertThat(rate(1).at().wall()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }
    assertNothingBroke();
  }

  /** What docs/protocol.md has the gateway do. */
  private static Instant corrected(Moment entry, Moment clock) {
    return clock.wall().plusMillis(entry.monotonicMillis() - clock.monotonicMillis());
  }

  private JournalBody.Rated rate(int n) {
    terminal.input().scanned(receipts.lasting(n));
    await(() -> written(JournalBody.Offered.class).size() == n);
    press(SatisfactionLevel.SATISFIED);
    await(() -> written(JournalBody.Rated.class).size() == n);
    return written(JournalBody.Rated.class).get(n - 1);
  }

  private void press(SatisfactionLevel level) {
    terminal.input().pressed(level, "keypad");
  }

  private void start(String more) throws InterruptedException {
    TerminalConfig config = TerminalConfig.load(TestBundle.write(folder, receipts, more));
    terminal =
        Terminal.start(
            config,
            config.gateway().keys(),
            Optional.empty(),
            new TerminalClock(TerminalClock.system().boot(), System::nanoTime, board));
    await(() -> Files.exists(folder.resolve("data/journal.db")));
    await(() -> written(JournalBody.Boot.class).size() == 1);
  }

  private void assertNothingBroke() {
    assertThat(errors.messages()).isEmpty();
  }

  private long millisBetween(Class<? extends JournalBody> from, Class<? extends JournalBody> to) {
    return written(to).get(0).at().monotonicMillis() - written(from).get(0).at().monotonicMillis();
  }

  private <B extends JournalBody> List<B> written(Class<B> kind) {
    return WrittenJournal.bodies(folder, kind);
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(condition);
  }

  /** A board's wall clock: set at will, and then it runs, forwards or backwards. */
  private static final class BoardClock implements InstantSource {
    private Instant set = Instant.EPOCH;
    private long setNanos = System.nanoTime();
    private int direction = 1;

    synchronized void set(Instant now) {
      set = now;
      setNanos = System.nanoTime();
    }

    synchronized void runBackwards() {
      direction = -1;
    }

    @Override
    public synchronized Instant instant() {
      return set.plusNanos(direction * (System.nanoTime() - setNanos));
    }
  }
}
