package org.haochaping.gateway.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTableTest {
  @TempDir Path folder;

  private static List<String> read(String csv) throws IOException {
    List<String> rows = new ArrayList<>();
    CsvTable.forEach(
        new StringReader(csv),
        "t.csv",
        row -> rows.add(row.line() + ": " + row.text("a") + "/" + row.number("b")));
    return rows;
  }

  @Test
  void rows_blankLinesAndQuotes_areReadWithTheLineTheyBeginIn() throws IOException {
    assertThat(read("a, b\n\n\"x,\ny\",1\n\n z , 2 \n")).containsExactly("3: x,\ny/1", "6: z/2");
  }

  @Test
  void rows_inGbkAsASpreadsheetSavesThem_areRead() throws IOException {
    Path file = folder.resolve("gbk.csv");
    Files.writeString(file, "窗口,姓名\n3,李四\n", Charset.forName("GBK"));
    try (CsvTable table = CsvTable.open(file)) {
      assertThat(table.header()).containsExactly("窗口", "姓名");
      assertThat(table.next().orElseThrow().text("姓名")).isEqualTo("李四");
      assertThat(table.next()).isEmpty();
    }
  }

  @Test
  void row_withoutAColumnOrWithAnotherThing_isRefusedWithTableAndLine() {
    for (String wrong : List.of("a\n1\n", "a,b\n1\n", "a,b\n1,x\n")) {
      assertThatThrownBy(() -> read(wrong))
          .isInstanceOf(ProtocolException.class)
          .hasMessageStartingWith("t.csv line 2: ")
          .hasMessageContaining("b");
    }
  }

  @Test
  void quote_thatIsNeverClosed_isRefusedAndNothingIsQuoted() {
    assertThatThrownBy(() -> read("a,b\nx,1\n\"secret,2\n"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("t.csv")
        .hasMessageContaining("line 3")
        .hasMessageNotContaining("secret");
  }

  @Test
  void table_withoutAnyLine_hasNoRows() throws IOException {
    assertThat(read("")).isEmpty();
  }
}
