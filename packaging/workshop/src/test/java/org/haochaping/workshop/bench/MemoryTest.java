package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.haochaping.workshop.process.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
  @Test
  void mebibytes_lineOfTheKernel_isRead() {
    assertThat(Memory.mebibytes("VmRSS:\t  204800 kB")).isEqualTo(200);
  }

  @Test
  void watch_runningProcess_seesItsMemoryUntilTheEnd(@TempDir Path dir) {
    try (Program program =
        Program.start("sleep", List.of("sleep", "60"), Map.of(), dir.resolve("log"), way -> {})) {
      Memory memory = Memory.watch(program);
      Awaitility.await().until(() -> Memory.now(program) > 0);
      double[] seen = memory.end();
      assertThat(seen).isNotEmpty();
      assertThat(seen[0]).isGreaterThan(0);
    }
  }
}
