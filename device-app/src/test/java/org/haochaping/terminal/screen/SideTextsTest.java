package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.screen.View.FollowUp;
import org.haochaping.terminal.session.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  static Stream<View> views() {
    Stream<View> all =
        Stream.of(
            new View.Idle(), new View.OutOfService("journal"), new View.Thanks(5, FollowUp.NONE));
    Stream<View> refused =
        Arrays.stream(Refusal.values()).map(refusal -> new View.Refused(refusal.word()));
    Stream<View> rated =
        Arrays.stream(Subject.Scope.values())
            .flatMap(
                scope ->
                    Stream.of(OptionalInt.empty(), OptionalInt.of(8))
                        .map(
                            other ->
                                new Subject(
                                    scope,
                                    Optional.empty(),
                                    Optional.empty(),
                                    1,
                                    Optional.empty(),
                                    other)))
            .flatMap(
                subject ->
                    Stream.of(
                        new View.Rate(subject, Optional.empty()),
                        new View.Rate(subject, Optional.of(SatisfactionLevel.SATISFIED))));
    Stream<View> followed =
        Arrays.stream(FollowUp.values())
            .flatMap(
                next ->
                    Stream.of(
                        new View.Thanks(5, next),
                        new View.Reasons(SatisfactionLevel.DISSATISFIED, List.of(), 0, next)));
    return Stream.of(all, refused, rated, followed).flatMap(any -> any);
  }

  @ParameterizedTest
  @MethodSource("views")
  void words_whatStandsAtTheSideOfAView_canBeSupplied(View view) {
    Map<String, String> chinese = TextFile.shipped("texts_zh.properties");
    for (boolean phone : new boolean[] {true, false}) {
      for (String key : SidePanel.keys(view, phone)) {
        assertThat(SideTexts.of(Map.of(key, chinese.get(key))).words(key, 1)).as(key).isPresent();
      }
    }
  }
}
