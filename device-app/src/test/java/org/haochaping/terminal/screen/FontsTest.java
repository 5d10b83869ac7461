package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FontsTest {
  private static final String PROPERTY = "javafx.cachedir";
  private static final String REGULAR = "NotoSansSC-Regular.ttf";

  @TempDir Path cache;
  private String before = "";

  @BeforeEach
  void useAFolder() {
    before = System.getProperty(PROPERTY, "");
    System.setProperty(PROPERTY, cache.toString());
  }

  @AfterEach
  void putBack() {
    if (before.isEmpty()) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  void load_firstTime_keepsBothWeightsWhole() throws Exception {
    Fonts.load();
    awaitKept();
    assertThat(Files.mismatch(kept(), shipped())).isEqualTo(-1);
  }

  @Test
  void load_keptFontThatIsCutOff_isReplacedByTheWholeOne() throws Exception {
    Files.createDirectories(kept().resolveSibling("."));
    Files.write(kept(), new byte[] {0, 1, 0, 0});
    Fonts.load();
    awaitKept();
    assertThat(Files.mismatch(kept(), shipped())).isEqualTo(-1);
  }

  private void awaitKept() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> isAsLarge(REGULAR) && isAsLarge("NotoSansSC-Bold.ttf") && noHalvesAreLeft());
  }

  private boolean isAsLarge(String name) throws Exception {
    Path file = kept().resolveSibling(name);
    return Files.exists(file)
        && Files.size(file)
            == Fonts.class.getResource(name).openConnection().getContentLengthLong();
  }

  private boolean noHalvesAreLeft() throws Exception {
    try (var files = Files.list(kept().resolveSibling("."))) {
      return files.noneMatch(file -> file.toString().endsWith(".half"));
    }
  }

  private Path kept() {
    return cache.resolve("fonts").resolve(REGULAR);
  }

  private static Path shipped() throws Exception {
    return Path.of(Fonts.class.getResource(REGULAR).toURI());
  }
}
