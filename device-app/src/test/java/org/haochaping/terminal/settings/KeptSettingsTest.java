package org.haochaping.terminal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptSettingsTest {
  private static final TerminalSettings SOME =
      new TerminalSettings(
          "大厅",
          "",
          Optional.empty(),
          List.of("周六照常办理"),
          new Offers(true, false, false),
          ReasonList.none());

  @TempDir Path folder;

  @Test
  void settings_taken_areThereAtTheNextStart() {
    Path file = folder.resolve("settings.json");
    assertThat(KeptSettings.open(file).take(SOME)).isTrue();
    KeptSettings again = KeptSettings.open(file);
    assertThat(again.current()).isEqualTo(SOME);
    assertThat(again.take(SOME)).as("nothing new").isFalse();
  }

  @Test
  void file_damaged_meansTheInitialOnesAndServiceGoesOn() throws IOException {
    Path file = Files.writeString(folder.resolve("settings.json"), "{\"v\":1,\"hall");
    KeptSettings kept = KeptSettings.open(file);
    assertThat(kept.current()).isEqualTo(TerminalSettings.initial());
    assertThat(kept.take(SOME)).isTrue();
    assertThat(KeptSettings.open(file).current()).isEqualTo(SOME);
  }

  @Test
  void disk_thatCannotKeepThem_stillTakesThem() {
    KeptSettings kept = KeptSettings.open(folder.resolve("missing/settings.json"));
    assertThat(kept.take(SOME)).isTrue();
    assertThat(kept.current()).isEqualTo(SOME);
  }
}
