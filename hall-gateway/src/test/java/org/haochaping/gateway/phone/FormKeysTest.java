package org.haochaping.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.haochaping.gateway.privacy.SearchKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

  @TempDir Path folder;

  private FormKeys keys(String file, Duration later) {
    return new FormKeys(
        SearchKey.open(folder.resolve(file)), Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }

  @Test
  void key_thatWasIssued_holdsForItsPageAndADay() {
    String once = keys("a", Duration.ZERO).issue("window 3");
    assertThat(once).hasSizeLessThanOrEqualTo(64).matches("[A-Za-z0-9.-]+");
    assertThat(keys("a", Duration.ofDays(1)).require("window 3", once)).isEqualTo(once);
    refused(keys("a", Duration.ofDays(1).plusSeconds(1)), "window 3", once);
    refused(keys("a", Duration.ZERO), "window 4", once);
    refused(keys("b", Duration.ZERO), "window 3", once);
    refused(keys("a", Duration.ZERO), "window 3", once.replaceFirst("1", "2"));
  }

  @Test
  void keys_twoOfAPage_differ() {
    FormKeys keys = keys("a", Duration.ZERO);
    assertThat(keys.issue("window 3")).isNotEqualTo(keys.issue("window 3"));
  }

  private static void refused(FormKeys keys, String page, String once) {
    assertThatThrownBy(() -> keys.require(page, once))
        .isInstanceOfSatisfying(
            SentenceException.class, e -> assertThat(e.sentence()).isEqualTo(Sentence.FORM_OLD));
  }
}
