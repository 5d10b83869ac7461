package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HallTextsTest {
  @TempDir Path folder;

  @Test
  void file_missingOrNotUtf8OrBroken_isNamed() throws IOException {
    Path file = folder.resolve("own.properties");
    assertThatThrownBy(() -> HallTexts.read(file)).hasMessage(file + " cannot be read");
    Files.write(file, "idle.title = 请".getBytes("GBK"));
    assertThatThrownBy(() -> HallTexts.read(file)).hasMessage(file + " is not UTF-8");
    Files.writeString(file, "idle.title = \\u12");
    assertThatThrownBy(() -> HallTexts.read(file)).hasMessageStartingWith(file + ": Malformed");
    Files.writeString(file, "# 注释\nidle.title = 请扫码\n", StandardCharsets.UTF_8);
    assertThat(HallTexts.read(file)).containsOnly(Map.entry("idle.title", "请扫码"));
  }
}
