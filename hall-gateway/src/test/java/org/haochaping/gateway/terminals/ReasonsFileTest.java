package org.haochaping.gateway.terminals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.ReasonList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReasonsFileTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("reasons.csv"), text);
  }

  @Test
  void shippedList_hasActiveReasonsForEachLevel_coreOnesFirst() {
    ReasonList list = ReasonsFile.shipped();
    assertThat(list.version()).isEqualTo("2020-05");
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      assertThat(list.of(level)).as(level.toString()).hasSizeGreaterThanOrEqualTo(5);
      assertThat(list.of(level).get(0).core()).isTrue();
    }
    assertThat(list.reasons()).extracting(Reason::code).contains("207").doesNotContain("201");
  }

  @Test
  void file_withByteOrderMarkAndQuotes_isRead() throws IOException {
    ReasonList list =
        ReasonsFile.read(
            file("\uFEFFcode,level,label,core,active,list\n901,2,\"慢,而且远\",true,true,own-1\n"));
    assertThat(list.version()).isEqualTo("own-1");
    assertThat(list.of(SatisfactionLevel.DISSATISFIED))
        .extracting(Reason::label)
        .containsExactly("慢,而且远");
  }

  @Test
  void file_withAWrongLevel_isRefusedWithItsLine() throws IOException {
    Path file = file("code,level,label,core,active,list\n901,6,慢,true,true,own-1\n");
    assertThatThrownBy(() -> ReasonsFile.read(file))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("reasons.csv line 2");
  }

  @Test
  void file_withMoreReasonsOfALevelThanAScreenHolds_showsCoreOnesAndTheFirst() throws IOException {
    StringBuilder csv = new StringBuilder("code,level,label,core,active,list\n");
    for (int i = 1; i <= 11; i++) {
      csv.append("9%02d,2,慢,%s,true,own-1\n".formatted(i, i == 11));
    }
    assertThat(ReasonsFile.read(file(csv.toString())).of(SatisfactionLevel.DISSATISFIED))
        .hasSize(10)
        .extracting(Reason::code)
        .startsWith("911", "901")
        .doesNotContain("910");
  }

  @Test
  void file_withoutAColumn_isRefused() throws IOException {
    Path file = file("code,label,active\n901,慢,true\n");
    assertThatThrownBy(() -> ReasonsFile.read(file)).hasMessageContaining("no column");
  }
}
