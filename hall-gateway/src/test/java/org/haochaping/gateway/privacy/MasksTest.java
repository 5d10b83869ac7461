package org.haochaping.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MasksTest {
  @Test
  void values_ofTheUsualForm_areMaskedAsArticle14Asks() {
    assertThat(Masks.name("张三")).isEqualTo("张**");
    assertThat(Masks.name("欧阳明月")).isEqualTo("欧**");
    assertThat(Masks.name("𠮷野")).isEqualTo("𠮷**");
    assertThat(Masks.phone("13812341234")).isEqualTo("138****1234");
    assertThat(Masks.certificate("150902199001011234")).isEqualTo("1***************34");
    assertThat(Masks.caseNumber("150902202611240001")).isEqualTo("1509****0001");
  }

  @Test
  void values_shortOrOdd_showLessAndNeverFail() {
    assertThat(Masks.name(" ")).isEmpty();
    assertThat(Masks.phone("110")).isEqualTo("****");
    assertThat(Masks.phone("0474-8812345")).isEqualTo("****45");
    assertThat(Masks.certificate("12")).isEqualTo("****");
    assertThat(Masks.caseNumber("P-00001")).isEqualTo("****01");
  }

  @Property
  void anyValue_ofSomeLength_isNeverShownWhole(
      @ForAll @StringLength(min = 2, max = 40) String value) {
    if (value.strip().length() > 2 && !value.contains("*")) {
      assertThat(Masks.phone(value)).doesNotContain(value.strip());
      assertThat(Masks.certificate(value)).doesNotContain(value.strip());
      assertThat(Masks.caseNumber(value)).doesNotContain(value.strip());
    }
  }
}
