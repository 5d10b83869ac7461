package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubmissionsTest {
  private static final String ACCEPTED = "2026-11-02T02:00:00Z";

  @TempDir Path folder;

  private static byte[] body(String handle, String at, int cityNumber) {
    return new SubmittedRating(
            handle,
            SatisfactionLevel.DISSATISFIED,
            cityNumber == 0 ? "3" : "2",
            Instant.parse(at),
            3,
            "2020-05",
            List.of("213"),
            "等太久",
            "window",
            cityNumber)
        .encode();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ONCE_PER_SERVICE_phoneAndTerminal_oneRatingAcrossBothWays(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      byte[] body = body(file, "2026-11-02T03:00:00Z", 0);
      assertThat(hall.submissions().take(Source.PHONE, "s-1", body))
          .isEqualTo(new Submissions.Taken(true, "adopted"));
      assertThat(hall.submissions().take(Source.PHONE, "s-1", body))
          .as("the same again")
          .isEqualTo(new Submissions.Taken(false, "adopted"));
      hall.press("terminal", file, 5, "2026-11-02T02:30:00Z");
      assertThat(hall.outcomes().toString()).isEqualTo("{phone.s-1=duplicate, terminal=adopted}");
      assertThat(hall.strings("select channel || reasons || free_text from rating order by id"))
          .containsExactly("3213", "4");
      assertThat(hall.texts()).containsExactly("等太久");
      List<byte[]> raw =
          hall.ledger()
              .read(
                  handle ->
                      handle.createQuery("select body from submission").mapTo(byte[].class).list());
      assertThat(raw)
          .containsExactly(SubmittedRating.decode(body).withoutText().encode())
          .allSatisfy(
              plain -> assertThat(new String(plain, StandardCharsets.UTF_8)).doesNotContain("等太久"));
      assertThat(
              hall.ledger()
                  .<Optional<byte[]>, RuntimeException>read(
                      handle -> hall.words().bytesOf(handle, SealedWords.Kind.SUBMISSION, 1)))
          .as("byte for byte, sealed")
          .contains(body);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REGION_DATA_fetchedBack_countsAndIsNotSentBack(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      hall.submissions().take(Source.REGION, "P1.1", body(file, "2026-11-02T03:00:00Z", 1));
      assertThat(hall.outcomes()).containsEntry("region.P1.1", "adopted");
      assertThat(hall.deliveries()).isEmpty();
      hall.press("terminal", file, 5, "2026-11-02T02:30:00Z");
      assertThat(hall.deliveries())
          .as("under a number that the city's own rating does not have")
          .containsExactly("P1/2 rating terminal pending");
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(2, 0));
    }
  }

  /** What the city has from elsewhere, of case P1. */
  private static byte[] atTheCity(int number, String at, boolean isDefault, boolean valid) {
    return new SubmittedRating(
            "P1/1",
            SatisfactionLevel.BASICALLY_SATISFIED,
            "2",
            Instant.parse(at),
            0,
            "",
            List.of(),
            "",
            "window",
            number,
            isDefault,
            valid)
        .encode();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REGION_DATA_cityTakesItBack_itIsKeptAndTheTerminalsOwnCounts(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      hall.submissions()
          .take(Source.REGION, "1", atTheCity(1, "2026-11-02T02:10:00Z", false, true));
      hall.press("terminal", file, 5, "2026-11-02T02:30:00Z");
      assertThat(hall.outcomes().toString()).isEqualTo("{region.1=adopted, terminal=duplicate}");
      for (int again = 0; again < 2; again++) {
        assertThat(
                hall.submissions()
                    .take(Source.REGION, "2", atTheCity(2, "2026-11-02T02:10:00Z", false, false))
                    .outcome())
            .isEqualTo("withdrawn");
      }
      assertThat(hall.outcomes().toString()).isEqualTo("{region.1=withdrawn, terminal=adopted}");
      assertThat(hall.deliveries()).containsExactly("P1/2 rating terminal pending");
      hall.submissions()
          .take(Source.REGION, "3", atTheCity(3, "2026-11-02T02:05:00Z", false, false));
      assertThat(hall.outcomes())
          .as("one that was never seen as adopted")
          .containsEntry("region.3", "withdrawn");
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(3, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REGION_DATA_citysOwnDefault_isNoRatingOfAPersonAndTheHallMakesNoSecond(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      hall.makeDefaults();
      hall.at("2026-11-20T00:00:00Z");
      hall.submissions().take(Source.REGION, "1", atTheCity(1, "2026-11-09T16:00:00Z", true, true));
      hall.makeDefaults();
      assertThat(hall.strings("select offer || is_default || decision from rating"))
          .containsExactly("region.11adopted");
      hall.submissions().take(Source.REGION, "2", atTheCity(2, "2026-11-09T16:00:01Z", true, true));
      hall.press("terminal", file, 5, "2026-11-02T02:30:00Z");
      assertThat(hall.outcomes().toString())
          .isEqualTo("{region.1=default-replaced, region.2=default-replaced, terminal=adopted}");
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(3, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REGION_DATA_caseNotKnownYet_isUnboundAndNeverSentBackUntilItIs(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder, true)) {
      hall.submissions()
          .take(Source.REGION, "1", atTheCity(1, "2026-11-02T02:10:00Z", false, true));
      assertThat(hall.outcomes()).containsEntry("region.1", "unbound");
      assertThat(hall.deliveries()).isEmpty();
      hall.accepted("P1", ACCEPTED);
      hall.makeDefaults();
      assertThat(hall.outcomes()).containsEntry("region.1", "adopted");
      assertThat(hall.deliveries()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FIVE_LEVELS_anyOtherLevel_isRefusedAndNothingKept(Engine engine) {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      for (String level : List.of("excellent", "5", "")) {
        byte[] wrong =
            new String(body(file, ACCEPTED, 0), StandardCharsets.UTF_8)
                .replace("dissatisfied", level)
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> hall.submissions().take(Source.PHONE, "s-1", wrong))
            .isInstanceOf(ProtocolException.class)
            .hasMessageContaining("level");
      }
      assertThatThrownBy(() -> hall.submissions().take(Source.TERMINAL, "s", new byte[0]))
          .isInstanceOf(ProtocolException.class);
      assertThatThrownBy(() -> hall.submissions().take(Source.PHONE, "a b", new byte[0]))
          .isInstanceOf(ProtocolException.class);
      assertThat(hall.strings("select source_id from submission")).isEmpty();
      assertThat(hall.outcomes()).isEmpty();
    }
  }
}
