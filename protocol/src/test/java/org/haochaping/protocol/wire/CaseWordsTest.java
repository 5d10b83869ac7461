package org.haochaping.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.wire.CaseAnswer.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question about a receipt and its answer, on the wire. */
class CaseWordsTest {
  private static final String TOKEN = "A".repeat(131);

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void question_aboutALink_carriesTheTokenAlone() {
    CaseQuestion question = CaseQuestion.about("b1.000001", " https://hall.example/r/" + TOKEN);
    assertThat(question.receipt()).isEqualTo(TOKEN);
    assertThat(CaseQuestion.decode(question.encode())).isEqualTo(question);
    assertThat(question.encode()).hasSizeLessThan(CaseQuestion.MAX_BYTES);
    assertThat(question).hasToString("CaseQuestion[b1.000001]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'v':1,'kind':'case','id':'a','receipt':'short'}",
        "{'v':1,'kind':'case','id':'','receipt':'TOKEN'}",
        "{'v':1,'kind':'other','id':'a','receipt':'TOKEN'}",
        "{'v':1,'id':'a','receipt':'TOKEN'}",
        "{'v':2,'kind':'case','id':'a','receipt':'TOKEN'}",
        "{'v':1,'kind':'case','id':'a'}"
      })
  void question_thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> CaseQuestion.decode(json(text.replace("TOKEN", TOKEN))))
        .isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void answer_encodedAndDecoded_isTheSame(Standing standing) {
    CaseAnswer answer =
        new CaseAnswer("a", standing, Optional.of("个体工商户设立登记"), Optional.of("1509****0001"));
    assertThat(CaseAnswer.decode(answer.encode())).isEqualTo(answer);
    CaseAnswer bare = new CaseAnswer("a", standing, Optional.empty(), Optional.empty(), true);
    assertThat(CaseAnswer.decode(bare.encode())).isEqualTo(bare);
  }

  @Test
  void answer_ofTheLongestNames_fitsIntoItsBytes() {
    CaseAnswer answer =
        new CaseAnswer(
            "!".repeat(64),
            Standing.NOT_ACCEPTED,
            Optional.of("受".repeat(200)),
            Optional.of("😀".repeat(100)));
    assertThat(answer.encode()).hasSizeLessThan(CaseAnswer.MAX_BYTES);
    assertThat(CaseAnswer.decode(answer.encode())).isEqualTo(answer);
  }

  @Test
  void answer_ofALaterWord_isUnknown() {
    assertThat(
            CaseAnswer.decode(json("{'v':1,'kind':'case','id':'a','standing':'moved'}")).standing())
        .isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void answer_tooLong_isRefused() {
    String item = "受".repeat(201);
    assertThatThrownBy(
            () ->
                CaseAnswer.decode(
                    json("{'v':1,'kind':'case','id':'a','standing':'open','item':'" + item + "'}")))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("item: at most 200 characters");
    byte[] large = new byte[CaseAnswer.MAX_BYTES + 1];
    assertThatThrownBy(() -> CaseAnswer.decode(large))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("case: over 4096 bytes");
  }

  @Property(tries = 500)
  void anyBytes_areReadOrRefused_neverAnythingElse(@ForAll byte[] bytes) {
    for (Runnable reading :
        java.util.List.<Runnable>of(
            () -> CaseQuestion.decode(bytes), () -> CaseAnswer.decode(bytes))) {
      try {
        reading.run();
      } catch (ProtocolException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
