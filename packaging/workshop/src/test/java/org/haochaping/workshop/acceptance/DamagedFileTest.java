package org.haochaping.workshop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad file never stops service (docs/guarantees.md). */
class DamagedFileTest {
  private static final int PAGE = 4096;

  @TempDir Path dir;

  @Test
  void ledger_withAPageOfEntriesDestroyed_isRepairedAndFilledAgain() throws IOException {
    try (Stage stage = Stage.setUp(dir)) {
      stage.startAll();
      stage.rate(8);
      stage.awaitAllAtCity();
      stage.stop("gateway");
      Folders.spoil(
          stage.hall().ledger(), pageWith(stage.hall().ledger(), "\"kind\":\"rating\""), PAGE);
      stage.start("gateway");
      stage.rate(3);
      stage.awaitAllAtCity();
      assertThat(stage.alarms()).contains("ledger-damaged");
      stage.assertVerified();
      stage.assertReconciled();
    }
  }

  @Test
  void ledger_withItsFirstPageDestroyed_knowsTerminalsAndCasesStill() throws IOException {
    try (Stage stage = Stage.setUp(dir)) {
      stage.startAll();
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.stop("gateway");
      Folders.spoil(stage.hall().ledger(), 0, PAGE);
      stage.start("gateway");
      stage.rate(3);
      stage.awaitAllAtCity();
      assertThat(stage.alarms()).contains("ledger-damaged");
      stage.assertVerified();
      stage.assertReconciled();
    }
  }

  @Test
  void journal_withAPageDestroyedAfterConfirmation_goesOnAndCountsNothingTwice()
      throws IOException {
    try (Stage stage = Stage.setUp(dir)) {
      stage.startAll();
      stage.rate(12);
      stage.awaitAllAtCity();
      stage.stop("t1");
      Path journal = stage.hall().journal("t1").file();
      Folders.spoil(journal, pageWith(journal, "\"kind\":\"rating\""), PAGE);
      stage.start("t1");
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.assertVerified();
    }
  }

  @Test
  void journal_withAPageDestroyedBeforeConfirmation_deliversWhatWasSalvaged() throws IOException {
    try (Stage stage = Stage.setUp(dir)) {
      stage.start("t1");
      stage.rate(25);
      stage.stop("t1");
      Path journal = stage.hall().journal("t1").file();
      Folders.spoil(journal, pageWith(journal, "\"kind\":\"rating\""), PAGE);
      stage.start("city");
      stage.start("gateway");
      stage.start("t1");
      stage.rate(3);
      Awaitility.await("the terminal's alarm at the gateway")
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(stage.alarms()).contains("journal-damaged"));
      stage.awaitSettled();
      Map<String, SatisfactionLevel> arrived = stage.cityLevels();
      List<String> lost = new ArrayList<>(stage.thanked().keySet());
      lost.removeAll(arrived.keySet());
      // An entry has about 300 bytes, and a rating brings three.
      assertThat(lost).hasSizeBetween(1, 8);
      lost.forEach(stage::forget);
      stage.assertCityHasJustTheThanked();
      stage.assertVerified();
    }
  }

  @Test
  void journal_destroyedAltogether_doesNotStopTheTerminal() throws IOException {
    try (Stage stage = Stage.setUp(dir)) {
      stage.startAll();
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.stop("t1");
      Path journal = stage.hall().journal("t1").file();
      Folders.spoil(journal, 0, (int) Files.size(journal));
      stage.start("t1");
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.assertVerified();
    }
  }

  /** Where the page begins that lies in the middle of all that hold the text. */
  private static long pageWith(Path file, String text) throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    List<Long> pages = new ArrayList<>();
    for (int at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
      pages.add((long) at / PAGE * PAGE);
    }
    return pages.get(pages.size() / 2);
  }
}
