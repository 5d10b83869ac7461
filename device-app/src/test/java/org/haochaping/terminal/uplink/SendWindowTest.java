package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.Stored.Problem;
import org.haochaping.terminal.uplink.SendWindow.Due;
import org.junit.jupiter.api.Test;

/** The protocol's decisions, message by message. */
class SendWindowTest {
  private static final JournalId JOURNAL = JournalId.of("00000000-0000-4000-8000-000000000001");
  private static final JournalId OTHER = JournalId.of("00000000-0000-4000-8000-000000000002");
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final long TIMEOUT = 10_000;

  private final SendWindow window = new SendWindow(3, Duration.ofMillis(TIMEOUT));
  private final long last = 1_000;
  private long confirmed;
  private long anchor;

  private static Hash hash(long seq) {
    return Hash.sha256(Long.toString(seq).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Stored upTo(long seq) {
    return Stored.upTo(JOURNAL, seq, hash(seq), NOON);
  }

  private Reaction hear(Stored stored, long now) {
    Outbox.Tail tail = new Outbox.Tail(JOURNAL, last, hash(last), confirmed, anchor);
    boolean kept = stored.upTo() >= anchor && stored.upTo() <= last;
    Optional<Hash> there = kept ? Optional.of(hash(stored.upTo())) : Optional.empty();
    return window.stored(stored, tail, there, now);
  }

  private void greeted(long upTo) {
    window.helloSent(0);
    assertThat(hear(upTo(upTo), 100)).isEqualTo(new Reaction.Confirmed(upTo, 100));
  }

  private long sendNext(int size, long now) {
    long first = window.toSend(last).orElseThrow();
    window.sent(first + size - 1, now);
    return first;
  }

  @Test
  void due_freshConnection_isHello() {
    assertThat(window.due(0)).isEqualTo(Due.HELLO);
    window.helloSent(0);
    assertThat(window.due(1)).isEqualTo(Due.NOTHING);
    assertThat(window.toSend(last)).isEmpty();
  }

  @Test
  void stored_answerToHello_saysFromWhereToSend() {
    greeted(400);
    assertThat(window.toSend(last)).isEqualTo(OptionalLong.of(401));
  }

  @Test
  void stored_answerToHelloFurtherBack_isBelieved() {
    confirmed = 900;
    greeted(100);
    assertThat(window.toSend(last)).isEqualTo(OptionalLong.of(101));
  }

  @Test
  void toSend_windowFull_waitsForStored() {
    greeted(0);
    for (int i = 0; i < 3; i++) {
      assertThat(sendNext(100, 200)).isEqualTo(1 + 100L * i);
    }
    assertThat(window.toSend(last)).isEmpty();
    assertThat(hear(upTo(100), 350)).isEqualTo(new Reaction.Confirmed(100, 150));
    assertThat(sendNext(100, 360)).isEqualTo(301);
    // One answer may cover several batches.
    assertThat(hear(upTo(400), 400)).isEqualTo(new Reaction.Confirmed(400, 40));
    assertThat(window.toSend(last)).isEqualTo(OptionalLong.of(401));
  }

  @Test
  void toSend_allSent_isNothing() {
    greeted(last);
    assertThat(window.toSend(last)).isEmpty();
    assertThat(window.toSend(last + 1)).isEqualTo(OptionalLong.of(last + 1));
  }

  @Test
  void stored_repeatedOrOld_isIgnored() {
    greeted(200);
    sendNext(100, 200);
    hear(upTo(300), 250);
    assertThat(hear(upTo(300), 260)).isInstanceOf(Reaction.Ignored.class);
    assertThat(hear(upTo(200), 270)).isInstanceOf(Reaction.Ignored.class);
    assertThat(window.toSend(last)).isEqualTo(OptionalLong.of(301));
  }

  @Test
  void stored_otherJournalOrBeforeHello_isIgnored() {
    assertThat(hear(upTo(5), 0)).isInstanceOf(Reaction.Ignored.class);
    window.helloSent(0);
    assertThat(hear(Stored.upTo(OTHER, 5, hash(5), NOON), 1)).isInstanceOf(Reaction.Ignored.class);
    assertThat(window.toSend(last)).isEmpty();
  }

  @Test
  void gap_once_rewindsAndTheOnesBehindItAreIgnored() {
    greeted(0);
    sendNext(100, 200);
    sendNext(100, 200);
    sendNext(100, 200);
    assertThat(hear(upTo(0).but(Problem.GAP), 300)).isEqualTo(new Reaction.Rewound(1));
    assertThat(sendNext(100, 310)).isEqualTo(1);
    assertThat(hear(upTo(0).but(Problem.GAP), 320)).isInstanceOf(Reaction.Ignored.class);
    assertThat(hear(upTo(100), 330)).isEqualTo(new Reaction.Confirmed(100, 20));
    assertThat(hear(upTo(0).but(Problem.GAP), 340)).isInstanceOf(Reaction.Ignored.class);
    assertThat(window.toSend(last)).isEqualTo(OptionalLong.of(101));
  }

  @Test
  void noAnswer_toABatch_isFollowedByHelloAndThenByANewConnection() {
    greeted(0);
    sendNext(100, 200);
    assertThat(window.wakeAt()).isEqualTo(200 + TIMEOUT);
    assertThat(window.due(199 + TIMEOUT)).isEqualTo(Due.NOTHING);
    assertThat(window.due(200 + TIMEOUT)).isEqualTo(Due.HELLO);
    window.helloSent(200 + TIMEOUT);
    assertThat(window.due(200 + 2 * TIMEOUT)).isEqualTo(Due.HELLO);
    window.helloSent(200 + 2 * TIMEOUT);
    assertThat(window.due(200 + 3 * TIMEOUT)).isEqualTo(Due.RECONNECT);
  }

  @Test
  void idle_forLong_asksWhetherTheGatewayIsStillThere() {
    greeted(last);
    assertThat(window.due(99 + SendWindow.HEARTBEAT_MILLIS)).isEqualTo(Due.NOTHING);
    assertThat(window.due(100 + SendWindow.HEARTBEAT_MILLIS)).isEqualTo(Due.HELLO);
  }

  @Test
  void busy_askedForTime_pausesAndThenSaysHello() {
    greeted(0);
    sendNext(100, 200);
    assertThat(hear(upTo(0).busyFor(Duration.ofSeconds(7)), 300))
        .isEqualTo(new Reaction.Paused(Duration.ofSeconds(7)));
    window.pauseUntil(7_300);
    assertThat(window.toSend(last)).isEmpty();
    assertThat(hear(upTo(100), 400)).isInstanceOf(Reaction.Ignored.class);
    assertThat(window.due(7_299)).isEqualTo(Due.NOTHING);
    assertThat(window.due(7_300)).isEqualTo(Due.HELLO);
  }

  @Test
  void busy_withoutATime_pausesAnyway() {
    greeted(0);
    assertThat(hear(upTo(0).but(Problem.BUSY), 300))
        .isEqualTo(new Reaction.Paused(Duration.ofSeconds(5)));
  }

  @Test
  void refused_again_pausesLongerEachTime() {
    greeted(0);
    Stored refused = upTo(0).but(Problem.REFUSED);
    for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
      assertThat(hear(refused, 300)).isEqualTo(new Reaction.Refused(Duration.ofMinutes(minutes)));
    }
    window.pauseUntil(390);
    assertThat(hear(refused, 310))
        .as("another batch of the same burst")
        .isEqualTo(new Reaction.Ignored("paused"));
    window.helloSent(400);
    hear(upTo(0), 500);
    assertThat(hear(refused, 600))
        .as("a greeting is no progress")
        .isEqualTo(new Reaction.Refused(Duration.ofMinutes(15)));
    window.helloSent(700);
    hear(upTo(0), 800);
    window.sent(10, 900);
    hear(upTo(10), 1_000);
    assertThat(hear(refused, 1_100)).isEqualTo(new Reaction.Refused(Duration.ofMinutes(1)));
  }

  @Test
  void fork_said_beginsThereButNeverBehindWhatIsKept() {
    confirmed = 500;
    anchor = 300;
    greeted(500);
    assertThat(hear(upTo(500).forkedAt(400), 200)).isEqualTo(new Reaction.Forked(400));
    assertThat(hear(upTo(500).forkedAt(100), 200)).isEqualTo(new Reaction.Forked(301));
    assertThat(hear(upTo(500).forkedAt(Long.MAX_VALUE), 200)).isEqualTo(new Reaction.Forked(501));
  }

  @Test
  void otherHead_inTheAnswersToTwoHellos_isAFork() {
    confirmed = 500;
    Stored wrong = Stored.upTo(JOURNAL, 600, hash(1), NOON);
    greeted(500);
    assertThat(hear(wrong, 200)).isInstanceOf(Reaction.Doubtful.class);
    window.helloSent(210);
    assertThat(hear(wrong, 220)).isInstanceOf(Reaction.Doubtful.class);
    window.helloSent(230);
    assertThat(hear(wrong, 240)).isEqualTo(new Reaction.Forked(501));
  }

  @Test
  void otherHead_onceAmongTheAnswers_isForgotten() {
    confirmed = 500;
    Stored wrong = Stored.upTo(JOURNAL, 600, hash(1), NOON);
    window.helloSent(0);
    assertThat(hear(wrong, 10)).isInstanceOf(Reaction.Doubtful.class);
    window.helloSent(20);
    assertThat(hear(upTo(500), 30)).isInstanceOf(Reaction.Confirmed.class);
    window.helloSent(40);
    assertThat(hear(wrong, 50)).isInstanceOf(Reaction.Doubtful.class);
  }

  @Test
  void gatewayHasMoreThanWe_twice_isAForkBehindWhatIsConfirmed() {
    confirmed = 700;
    Stored more = Stored.upTo(JOURNAL, 5_000, hash(5_000), NOON);
    window.helloSent(0);
    hear(more, 10);
    window.helloSent(20);
    assertThat(hear(more, 30)).isEqualTo(new Reaction.Forked(701));
  }

  @Test
  void gatewayHasLessThanIsKept_twice_beginsAtTheAnchor() {
    confirmed = 900;
    anchor = 800;
    window.helloSent(0);
    hear(upTo(100), 10);
    window.helloSent(20);
    assertThat(hear(upTo(100), 30)).isEqualTo(new Reaction.Forked(801));
  }
}
