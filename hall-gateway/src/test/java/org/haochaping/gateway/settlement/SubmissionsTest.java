package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.haochaping.gateway.Engine;
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
          .containsExactly("3213等太久", "4");
      List<byte[]> raw =
          hall.ledger()
              .read(
                  handle ->
                      handle.createQuery("select body from submission").mapTo(byte[].class).list());
      assertThat(raw).containsExactly(body);
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
