package org.haochaping.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.journal.JournalBody.Closed;
import org.haochaping.protocol.journal.JournalBody.Offered;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseAnswer.Standing;
import org.haochaping.protocol.wire.CaseQuestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A terminal that asks about a scanned receipt. */
class CaseQuestionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void question_aboutAReceipt_isAnsweredWithItsMaskedCase_andRatedOnceItIs(Engine engine)
      throws Exception {
    try (Window window = new Window(engine, folder)) {
      String link = window.accept("150902202611240001");
      CaseAnswer open = window.ask("q1", link);
      assertThat(open)
          .isEqualTo(
              new CaseAnswer(
                  "q1", Standing.OPEN, Optional.of("个体工商户设立登记"), Optional.of("1509****0001")));

      window.rate(ReceiptToken.unverified(link).caseHandle());
      assertThat(window.ask("q2", link).standing()).isEqualTo(Standing.RATED);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void HALL_ONCE_A_DAY_hallRatedOnOneCase_isToldOnTheNextCaseOfThatPerson(Engine engine)
      throws Exception {
    try (Window window = new Window(engine, folder, "settings.hall-rating = true")) {
      String first = window.accept("150902202611240001");
      String second = window.accept("150902202611240002");
      window.rate(ReceiptToken.unverified(first).caseHandle());
      assertThat(window.ask("q1", second).hallRated()).isFalse();

      LocalDate day = LocalDate.now(CityTime.ZONE);
      window.rateTheHall(ReceiptToken.unverified(first).caseHandle());
      CaseAnswer answer = window.ask("q2", second);
      // At midnight of the hall the day may be another one by now.
      assertThat(answer.hallRated() || !LocalDate.now(CityTime.ZONE).equals(day)).isTrue();
      assertThat(answer.standing()).isEqualTo(Standing.OPEN);
    }
  }

  @Test
  void hallRated_whereTheHallDoesNotAskForIt_isNotTold() throws Exception {
    try (Window window = new Window(Engine.SQLITE, folder)) {
      String link = window.accept("150902202611240001");
      window.rateTheHall(ReceiptToken.unverified(link).caseHandle());
      assertThat(window.ask("q1", link).hallRated()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ENTRY_ONLY_IF_ACCEPTED_question_aboutAFailedCase_isAnsweredNotAccepted(Engine engine)
      throws Exception {
    try (Window window = new Window(engine, folder)) {
      window.api.calls.post(
          "/api/v1/cases/failed", sample("150902202611240002").put("proStatus", "1").toString());
      String handle = window.strings("select handle from service_case").get(0);
      String receipt = window.signed(7, handle, Instant.now().plus(1, ChronoUnit.DAYS));
      CaseAnswer answer = window.ask("q1", receipt);
      assertThat(answer.standing()).isEqualTo(Standing.NOT_ACCEPTED);
      assertThat(answer.caseNumber()).contains("1509****0002");

      String stranger = window.signed(7, "A".repeat(16), Instant.now().plus(1, ChronoUnit.DAYS));
      assertThat(window.ask("q2", stranger))
          .isEqualTo(new CaseAnswer("q2", Standing.UNKNOWN, Optional.empty(), Optional.empty()));
    }
  }

  @Test
  void question_withoutAReceiptOfThisHall_getsNoAnswer() throws Exception {
    try (Window window = new Window(Engine.SQLITE, folder)) {
      String link = window.accept("150902202611240003");
      String handle = ReceiptToken.unverified(link).caseHandle();
      Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
      char last = link.charAt(link.length() - 2);
      String forged =
          new StringBuilder(link)
              .replace(link.length() - 2, link.length() - 1, last == 'A' ? "B" : "A")
              .toString();
      window.send("forged", forged);
      window.send("expired", window.signed(7, handle, Instant.now().minusSeconds(1)));
      window.send("other-hall", window.signed(8, handle, tomorrow));
      window.client.publish("hcp/v1/w03/reply", new byte[] {'{'}, false);
      // One after the other: an answer to any of them would come before this one.
      assertThat(window.ask("genuine", link).id()).isEqualTo("genuine");
    }
  }

  private static ObjectNode sample(String projectNo) {
    String accepted =
        CityTime.format(
            Instant.now().minus(1, ChronoUnit.HOURS).atZone(CityTime.ZONE).toLocalDateTime());
    return ApiCalls.sample(projectNo).put("acceptDate", accepted).put("serviceTime", accepted);
  }

  /** Whose terminal asks. */
  private static final class Window extends ApiWindow {
    Window(Engine engine, Path folder) throws Exception {
      this(engine, folder, "");
    }

    Window(Engine engine, Path folder, String more) throws Exception {
      super(new ApiHall(engine, folder, more), "command");
    }

    String accept(String projectNo) throws Exception {
      return accept(sample(projectNo));
    }

    void send(String id, String receipt) throws MqttException {
      client.publish("hcp/v1/w03/reply", CaseQuestion.about(id, receipt).encode(), false);
    }

    CaseAnswer ask(String id, String receipt) throws Exception {
      send(id, receipt);
      return client.answer();
    }

    void rate(String handle) throws Exception {
      rate(handle, OfferId.of("b1", 1), "window", "adopted");
    }

    void rateTheHall(String handle) throws Exception {
      rate(handle, OfferId.of("b1", 2), "hall", "hall");
    }

    private void rate(String handle, OfferId offer, String about, String outcome) throws Exception {
      Optional<String> of = Optional.of(handle);
      Moment now = new Moment("b1", 1, Instant.now(), true);
      journal(new Offered(now, offer, "receipt", of, 1, 3, about));
      SatisfactionLevel level = SatisfactionLevel.SATISFIED;
      journal(new Rated(now, offer, level, "key", of, 1, 3, OptionalLong.empty(), about));
      journal(new Closed(now, offer));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> strings("select outcome from decision").contains(outcome));
    }

    /** A receipt that says what it is told to, signed with this hall's key. */
    String signed(long hallNumber, String handle, Instant expires) {
      HallKeys keys =
          HallKeys.open(api.hall.folder().resolve("data/keys"), List.of(), Clock.systemUTC());
      ReceiptCode code =
          new ReceiptCode(hallNumber, 3, handle, 1, expires.minusSeconds(60), expires, 1);
      return ReceiptToken.sign(code, keys.receiptKey());
    }

    List<String> strings(String sql) {
      try (Ledger ledger = Ledger.open(api.hall.ledger(), Clock.systemUTC())) {
        return ledger.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
      }
    }
  }
}
