package org.haochaping.workshop.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationPageTest {
  private static final Path HOME = Path.of(System.getProperty("hall.home"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "device-app/src/main/resources/org/haochaping/terminal/terminal.conf",
        "hall-gateway/src/main/resources/org/haochaping/gateway/gateway.conf",
        "packaging/city-reference/src/main/resources/org/haochaping/city/city.conf"
      })
  void page_ofEachProgram_hasItsDefaultsWordForWord(String file) throws IOException {
    assertThat(Files.readString(HOME.resolve("docs/configuration.md")))
        .as("docs/configuration.md is behind %s: copy it in", file)
        .contains(Files.readString(HOME.resolve(file)).strip());
  }
}
