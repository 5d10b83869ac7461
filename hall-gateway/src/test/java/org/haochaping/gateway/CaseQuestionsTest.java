package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.haochaping.gateway.broker.Upward;
import org.haochaping.gateway.cases.ShownCases;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.settlement.Standings;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.protocol.wire.CaseQuestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many questions a terminal may ask, and what is passed on. */
class CaseQuestionsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T03:50:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void questions_moreThanTheLimit_areNotAnswered_andOthersAreNoWorseOff() throws Exception {
    KeyPair hall = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    ReceiptCode code = new ReceiptCode(7, 3, "A".repeat(16), 1, NOW, NOW.plusSeconds(60), 1);
    String token = ReceiptToken.sign(code, hall.getPrivate());
    AtomicLong nanos = new AtomicLong();
    List<String> passed = new java.util.ArrayList<>();
    ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    try (Ledger ledger = Ledger.open(Engine.SQLITE.fresh(folder), CLOCK)) {
      CaseQuestions questions =
          new CaseQuestions(
              new CaseQuestions.Hall(7, hall.getPublic(), false, CLOCK),
              new Standings(
                  ledger, GatewayConfig.load(TestHall.in(folder).config()).rules(), CLOCK),
              new ShownCases(ledger),
              (terminal, answer) -> told.add(terminal + " " + answer.id()),
              nanos::get);
      Upward upward = questions.before((terminal, word, payload) -> passed.add(word));
      for (int i = 1; i <= 40; i++) {
        upward.arrived("w01", "reply", CaseQuestion.about("q" + i, token).encode());
      }
      upward.arrived("w02", "reply", CaseQuestion.about("q1", token).encode());
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      upward.arrived("w01", "reply", CaseQuestion.about("later", token).encode());
      upward.arrived("w01", "journal", new byte[0]);
      // What is not answered when it closes is left out.
      Awaitility.await().until(() -> told.size() == 8);
      questions.close();
    }
    assertThat(told)
        .containsExactly(
            "w01 q1", "w01 q2", "w01 q3", "w01 q4", "w01 q5", "w01 q6", "w02 q1", "w01 later");
    assertThat(passed).containsExactly("journal");
  }
}
