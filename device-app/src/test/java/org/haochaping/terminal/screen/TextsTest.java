package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.session.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TextsTest {

  @Test
  void shipped_bothLanguages_haveTheSameKeysAndParts() {
    Map<String, String> chinese = TextFile.shipped("texts_zh.properties");
    Map<String, String> english = TextFile.shipped("texts_en.properties");
    assertThat(english).containsOnlyKeys(chinese.keySet());
    english.forEach((key, text) -> TextFile.check("en", key, text, chinese));
  }

  @ParameterizedTest
  @EnumSource
  void shipped_level_isTheRegulationsWord(SatisfactionLevel level) {
    assertThat(Texts.shipped().words("level." + level.wireName()))
        .isEqualTo(new Words(level.chinese(), level.english()));
  }

  @ParameterizedTest
  @EnumSource
  void shipped_refusal_saysWhyAndWhatToDo(Refusal refusal) {
    assertThat(Texts.shipped().words("refused." + refusal.word()).chinese()).isNotBlank();
    assertThat(Texts.shipped().words("refused." + refusal.word() + ".advice").english())
        .isNotBlank();
  }

  @Test
  void ownWords_someOfEither_takeThePlaceOfTheShipped() {
    Texts texts =
        Texts.of(
            Map.of("zh", Map.of("idle.title", "请扫码"), "en", Map.of("header.window", "Counter {0}")),
            "en");
    assertThat(texts.words("idle.title")).isEqualTo(new Words("请扫码", "Scan your receipt"));
    assertThat(texts.words("header.window", 3)).isEqualTo(new Words("3 号窗口", "Counter 3"));
  }

  @Test
  void ownLanguage_allThatCitizensRead_standsBesideChinese() {
    Texts texts = Texts.of(Map.of("kk", kazakh()), "kk");
    assertThat(texts.other()).isEqualTo(Locale.forLanguageTag("kk"));
    assertThat(texts.words("idle.title").english()).isEqualTo("kk 请扫描办件回执");
    assertThat(texts.words("pin.title").english()).isEqualTo("Technician's PIN");
  }

  @Test
  void ownLanguage_incomplete_isRefusedAndNamesWhatIsMissing() {
    Map<String, String> texts = kazakh();
    texts.remove("thanks.saved");
    texts.remove("level.satisfied");
    assertThatThrownBy(() -> Texts.of(Map.of("kk", texts), "kk"))
        .hasMessage("kk: these sentences are missing: level.satisfied, thanks.saved");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh|idle.titel|请扫码|zh: no sentence has the key idle.titel",
        "zh|rate.batch|一次评价|zh: rate.batch must have {0}, as in: {0} 件办件，一次评价",
        "en|idle.title|Scan {0}|en: idle.title must have no part in braces, as in: 请扫描办件回执",
        "zh|level.dissatisfied|一般|zh: level.dissatisfied is given by the regulation and cannot be changed",
        "en|header.date|bbb|en: header.date is no pattern of a date: bbb",
      })
  void ownWords_wrong_areRefusedAndTheKeyIsNamed(
      String language, String key, String text, String why) {
    assertThatThrownBy(() -> Texts.of(Map.of(language, Map.of(key, text)), "en")).hasMessage(why);
  }

  @Test
  void otherLanguage_withoutAFile_isRefused() {
    assertThatThrownBy(() -> Texts.of(Map.of(), "kk"))
        .hasMessage("other-language: en, or a language that texts names a file for, not kk");
    assertThatThrownBy(
            () -> new Voice(new Look(Locale.forLanguageTag("kk"), false, 1), Texts.shipped()))
        .hasMessage("language: zh or en, not kk");
  }

  private static Map<String, String> kazakh() {
    Map<String, String> texts = new HashMap<>();
    TextFile.shipped("texts_zh.properties")
        .forEach(
            (key, text) -> {
              if (!key.startsWith("pin.") && !key.startsWith("diagnosis.")) {
                texts.put(key, key.equals("header.date") ? text : "kk " + text);
              }
            });
    return texts;
  }
}
