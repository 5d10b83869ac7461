package org.haochaping.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes, levels, terminal ids and topics. */
class WordsTest {
  @Provide
  Arbitrary<TerminalId> terminals() {
    return net.jqwik.api.Arbitraries.strings()
        .withChars("abcxyz0189-")
        .ofMinLength(1)
        .ofMaxLength(32)
        .filter(text -> text.charAt(0) != '-')
        .map(TerminalId::new);
  }

  @Property
  void hash_asDigitsAndBytes_comesBackTheSame(@ForAll @Size(32) byte[] bytes) {
    Hash hash = Hash.ofBytes(bytes);
    assertThat(Hash.ofHex(hash.hex())).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(hash.bytes()).isEqualTo(bytes).isNotSameAs(bytes);
  }

  @Property
  void hash_ofAnyOtherText_isRefused(@ForAll String text) {
    assertThatThrownBy(() -> Hash.ofHex(text)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void hash_inCapitalsOrCut_isRefused() {
    String hex = Hash.sha256(new byte[0]).hex();
    assertThat(hex).startsWith("e3b0c44298fc1c14").hasSize(64);
    assertThatThrownBy(() -> Hash.ofHex(hex.toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> Hash.ofHex(hex.substring(2))).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> Hash.ofBytes(new byte[31])).isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @EnumSource(SatisfactionLevel.class)
  void level_byWordAndDigit_comesBackTheSame(SatisfactionLevel level) {
    assertThat(SatisfactionLevel.ofWireName(level.wireName())).isEqualTo(level);
    assertThat(SatisfactionLevel.ofCityCode(level.cityCode())).isEqualTo(level);
  }

  @Test
  void level_inOrder_isBestFirstAndTheLastTwoAreBad() {
    assertThat(Arrays.stream(SatisfactionLevel.values()).map(SatisfactionLevel::chinese))
        .containsExactly("非常满意", "满意", "基本满意", "不满意", "非常不满意");
    assertThat(Arrays.stream(SatisfactionLevel.values()).map(SatisfactionLevel::cityCode))
        .containsExactly(5, 4, 3, 2, 1);
    assertThat(Arrays.stream(SatisfactionLevel.values()).filter(SatisfactionLevel::isBad))
        .containsExactly(SatisfactionLevel.DISSATISFIED, SatisfactionLevel.VERY_DISSATISFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "VERY_SATISFIED", "very_satisfied", "good", "5", " satisfied"})
  void level_ofAnotherWord_isRefusedAndNeverReplaced(String word) {
    assertThatThrownBy(() -> SatisfactionLevel.ofWireName(word))
        .isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, -1, 12})
  void level_ofAnotherDigit_isRefused(int digit) {
    assertThatThrownBy(() -> SatisfactionLevel.ofCityCode(digit))
        .isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-a",
        "A",
        "a b",
        "a/b",
        "+",
        "#",
        "a+",
        "窗口",
        "t1\n",
        "a_b",
        "a23456789012345678901234567890123"
      })
  void terminalId_ofAnotherForm_isRefused(String text) {
    assertThatThrownBy(() -> new TerminalId(text)).isInstanceOf(ProtocolException.class);
  }

  @Property
  void topics_ofATerminal_leadBackToIt(@ForAll("terminals") TerminalId terminal) {
    assertThat(Topics.journal(terminal)).isEqualTo("hcp/v1/" + terminal + "/journal");
    for (String topic :
        new String[] {
          Topics.journal(terminal),
          Topics.state(terminal),
          Topics.health(terminal),
          Topics.stored(terminal)
        }) {
      assertThat(Topics.terminalOf(topic)).isEqualTo(terminal);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hcp/v1/",
        "hcp/v1/t1",
        "hcp/v1//journal",
        "hcp/v2/t1/journal",
        "/hcp/v1/t1/journal",
        "hcp/v1/+/journal",
        "hcp/v1/T1/journal",
        "$SYS/hcp/v1/t1/journal"
      })
  void terminalOf_aTopicOfAnotherForm_isRefused(String topic) {
    assertThatThrownBy(() -> Topics.terminalOf(topic)).isInstanceOf(ProtocolException.class);
  }

  @Property
  void terminalOf_anyText_isATerminalOrRefused(@ForAll String text) {
    Noise.decodesOrSaysWhy(
        new byte[0], ignored -> assertThat(Topics.terminalOf("hcp/v1/" + text)).isNotNull());
  }
}
