package org.haochaping.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchGatheringTest {
  @TempDir Path folder;

  @Test
  void gathering_ofTooManyBegunOrOfAChangedFile_stops() throws Exception {
    Path file = folder.resolve("cases.jsonl");
    List<String> words = IntStream.rangeClosed(1, 10_001).mapToObj(Integer::toString).toList();
    String once =
        words.stream().map("{\"batch\":\"%s\"}\n"::formatted).collect(Collectors.joining());
    Files.writeString(file, once + once);
    BatchGathering gathering = BatchGathering.of(file);
    for (int n = 1; n <= 10_000; n++) {
      assertThat(gathering.add(told(n, words.get(n - 1)))).isEmpty();
    }
    assertThatThrownBy(gathering::end)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("the file was changed");
    assertThatThrownBy(() -> gathering.add(told(10_001, "10001")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("line 10001: ")
        .hasMessageContaining("sort the file by batch");
  }

  private static ToldCase told(long line, String batch) {
    return new ToldCase(line, Optional.of(batch), Optional.empty(), 3, false, List.of());
  }
}
