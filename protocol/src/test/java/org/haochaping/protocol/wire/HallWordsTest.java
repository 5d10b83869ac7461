package org.haochaping.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.TerminalSettings.Clerk;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.junit.jupiter.api.Test;

/** Settings and invitations on the wire. */
final class HallWordsTest {
  private static final TerminalSettings SETTINGS =
      new TerminalSettings(
          "乌兰察布市政务服务中心",
          "市场监督管理局",
          Optional.of(new Clerk("张三", "A012", "企业登记", 4, true)),
          List.of("周六照常办理"),
          new Offers(true, false, true, true),
          new ReasonList(
              "2020-05",
              List.of(
                  new Reason(SatisfactionLevel.DISSATISFIED, "210", "同样内容的证明材料被要求多次提交", false),
                  new Reason(SatisfactionLevel.DISSATISFIED, "207", "没有提供材料样本", true))));

  private static final Invitation INVITATION =
      new Invitation(
          "i-1",
          Optional.of("https://hall.example/r/token"),
          Optional.of("个体工商户设立登记"),
          Optional.of("1509****0001"),
          Instant.parse("2026-11-24T03:50:00Z"),
          false);

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void settings_encodedAndDecoded_areTheSame() {
    assertThat(TerminalSettings.decode(SETTINGS.encode())).isEqualTo(SETTINGS);
    TerminalSettings initial = TerminalSettings.initial();
    assertThat(TerminalSettings.decode(initial.encode())).isEqualTo(initial);
  }

  @Test
  void reasons_ofALevel_haveCoreOnesFirst() {
    assertThat(SETTINGS.reasons().of(SatisfactionLevel.DISSATISFIED))
        .extracting(Reason::code)
        .containsExactly("207", "210");
    assertThat(SETTINGS.reasons().of(SatisfactionLevel.SATISFIED)).isEmpty();
  }

  @Test
  void settings_ofAnotherVersion_areRefusedWithTheReason() {
    assertThatThrownBy(() -> TerminalSettings.decode(json("{'v':2}")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void settings_unknownFields_arePassedOver() {
    byte[] known = SETTINGS.encode();
    String text = new String(known, StandardCharsets.UTF_8);
    byte[] more = text.replaceFirst("\\{", "{\"later\":[1],").getBytes(StandardCharsets.UTF_8);
    assertThat(TerminalSettings.decode(more)).isEqualTo(SETTINGS);
  }

  @Test
  void settings_thatSayNothingOfPhones_meanNone() {
    String text = new String(SETTINGS.encode(), StandardCharsets.UTF_8);
    assertThat(text).contains(",\"phone\":true");
    byte[] older = text.replace(",\"phone\":true", "").getBytes(StandardCharsets.UTF_8);
    assertThat(TerminalSettings.decode(older).offers()).isEqualTo(new Offers(true, false, true));
    byte[] wrong = text.replace("\"phone\":true", "\"phone\":1").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> TerminalSettings.decode(wrong))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("phone");
  }

  @Test
  void invitation_encodedAndDecoded_isTheSame() {
    assertThat(Invitation.decode(INVITATION.encode())).isEqualTo(INVITATION);
  }

  @Test
  void invitation_withoutExpiry_isRefused() {
    assertThatThrownBy(() -> Invitation.decode(json("{'v':1,'id':'a','withdrawn':false}")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("expires");
  }

  @Property(tries = 500)
  void anyBytes_areReadOrRefused_neverAnythingElse(@ForAll byte[] bytes) {
    for (Runnable reading :
        List.<Runnable>of(() -> TerminalSettings.decode(bytes), () -> Invitation.decode(bytes))) {
      try {
        reading.run();
      } catch (ProtocolException e) {
        assertThat(e).hasMessageNotContaining("\u0000");
      }
    }
  }
}
