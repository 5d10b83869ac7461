package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.haochaping.workshop.hall.HallException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void of_compared_hasAllSixFields() throws Exception {
    String json =
        JsonReport.of(List.of(new Row(FigureId.CAPTURE_P50, Reading.of(0.3, 0.2, "remark"))));
    assertThat(MAPPER.readTree(json))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"figures":[{"id":"capture-p50","value":0.3,"baseline":0.2,"ratio":1.5,
                 "unit":"ms","goal":"ratio <= 1.5"}]}"""));
  }

  @Test
  void of_nothingToCompareWith_isNull() throws Exception {
    JsonNode figure =
        MAPPER
            .readTree(
                JsonReport.of(List.of(new Row(FigureId.DRAIN_26500, Reading.alone(12.5, "")))))
            .path("figures")
            .path(0);
    assertThat(figure.path("value").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(figure.path("baseline").isNull()).isTrue();
    assertThat(figure.path("ratio").isNull()).isTrue();
  }

  @Test
  void of_noRows_isAnEmptyList() throws Exception {
    assertThat(MAPPER.readTree(JsonReport.of(List.of())))
        .isEqualTo(MAPPER.readTree("{\"figures\":[]}"));
  }

  @Test
  void write_noSuchFolder_saysWhichFile(@TempDir Path dir) {
    Path file = dir.resolve("none/report.json");
    assertThatThrownBy(() -> JsonReport.write(file, List.of()))
        .isInstanceOf(HallException.class)
        .hasMessageContaining(file.toString());
  }
}
