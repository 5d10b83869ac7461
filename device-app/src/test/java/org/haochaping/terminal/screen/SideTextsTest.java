package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SideTextsTest {
  @Test
  void words_someKeys_areGivenWithTheirPart() {
    SideTexts texts = SideTexts.of(Map.of("idle.subtitle", "ᠮᠣᠩᠭᠣᠯ {0}"));
    assertThat(texts.words("idle.subtitle", 12)).contains("ᠮᠣᠩᠭᠣᠯ 12");
    assertThat(texts.words("idle.title", 12)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "idle.titel|ᠮᠣᠩᠭᠣᠯ|side-texts: no sentence has the key idle.titel",
        "idle.subtitle|ᠮᠣᠩᠭᠣᠯ|side-texts: idle.subtitle must have {0}, as in: 评价 {0} 号窗口的服务",
        "pin.title|ᠮᠣᠩᠭᠣᠯ|side-texts: pin.title is not shown at the side",
      })
  void words_wrong_areRefusedAndTheKeyIsNamed(String key, String text, String why) {
    assertThatThrownBy(() -> SideTexts.of(Map.of(key, text))).hasMessage(why);
  }
}
