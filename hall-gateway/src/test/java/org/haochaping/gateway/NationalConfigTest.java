package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NationalConfigTest {
  private static final String GOOD =
      """
      national {
        enabled = true
        service-url = "https://city.example/service"
        rating-url = "https://city.example/rating?v=1"
        app-mark = "hall-01"
        app-word = "word"
        platform-key = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020\
      CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
      }
      """;

  @TempDir Path folder;

  private GatewayConfig load(String text) throws IOException {
    Path file = folder.resolve("gateway.conf");
    Files.writeString(file, text);
    return GatewayConfig.load(file);
  }

  @Test
  void outlet_notTurnedOn_isNotThere() throws IOException {
    assertThat(load("").national()).isEmpty();
    assertThat(load("").rules().outlets()).isEmpty();
  }

  @Test
  void outlet_turnedOnBesideTheOther_getsEachRatingToo() throws IOException {
    GatewayConfig config = load(GOOD + "city.enabled = true\n");
    assertThat(config.national()).isPresent();
    assertThat(config.rules().outlets()).containsExactly("reference", "national");
    assertThat(config.national().orElseThrow().toString()).doesNotContain("word");
  }

  @Test
  void wrongValues_nameTheirKey() throws IOException {
    for (List<String> wrong :
        List.of(
            List.of("envelope = letter", "envelope"),
            List.of("platform-key = \"04AB\"", "platform-key"),
            List.of("envelope = api-key", "own-key"),
            List.of("record-cipher = sm4-cbc, sm4-key = 12", "sm4-key"),
            List.of("service-url = \"ftp://x\"", "service-url"),
            List.of("sm2.order = C3C2C1", "order"),
            List.of("text = binary", "text"),
            List.of("codes-file = nowhere.csv", "codes-file"),
            List.of("batch-size = 1", "batch-size"))) {
      assertThatThrownBy(() -> load(GOOD + "national { " + wrong.get(0) + " }\n"))
          .as(wrong.get(0))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(wrong.get(1));
    }
  }
}
