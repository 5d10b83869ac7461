package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The terminal's program on a disk that is full, read-only or broken. */
@Timeout(300)
final class BadDiskProcessTest {
  private static final String OFFERED = "way screen name=offered";
  private static final String THANKED = "way screen name=thanked";
  private static final String ON_DISK = "way on-disk";
  private static final String NOT_SAVED = "way screen name=refused reason=not-saved";

  @TempDir Path folder;
  private final Receipts receipts = new Receipts();
  private int scanned;

  @Test
  void diskFull_noThanksAndSaysSo_thenRoomAgain_goesOnAndAlarms() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder.resolve("data"));
        HeadlessTerminal terminal = start()) {
      terminal.await("way ready", 1);
      rate(terminal);
      assertThat(terminal.count(THANKED)).isEqualTo(1);
      disk.letFillUp(terminal.pid());
      while (terminal.count(NOT_SAVED) == 0 && scanned < 2_000) {
        rate(terminal);
      }
      assertNotSaved(terminal, 1);
      rate(terminal);
      assertNotSaved(terminal, 2);

      terminal.await("way screen name=out-of-service reason=journal", 1);
      disk.makeRoom(terminal.pid());
      terminal.await("back in service", 1);
      long before = terminal.count(THANKED);
      rate(terminal);
      assertThat(terminal.count(THANKED)).isEqualTo(before + 1);
      awaitAlarm("journal-unavailable", "其中评价 2 条");
      assertThat(written(JournalBody.Rated.class)).hasSize((int) terminal.count(ON_DISK));
      assertThat(terminal.isAlive()).isTrue();
    }
  }

  @Test
  void noRoomForSqlitesLibrary_outOfServiceAndTheProgramIsToBeginAnew() throws Exception {
    Path config = TestBundle.write(folder, receipts, "");
    Path cache = Files.createDirectories(folder.resolve("cache"));
    try (HeadlessTerminal terminal = HeadlessTerminal.start(config, cache, Path.of("/proc/none"))) {
      terminal.await("way screen name=out-of-service reason=journal", 1);
      terminal.await("SQLite's library can't be loaded", 1);
      terminal.await("to be started anew in 60 s", 1);
      terminal.type(receipts.good(1));
      terminal.await("scan while out of service", 1);
      assertThat(terminal.isAlive()).isTrue();
    }
  }

  @Test
  void diskReadOnly_outOfService_thenWritable_goesOnAndAlarms() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder.resolve("data"))) {
      disk.readOnly(true);
      try (HeadlessTerminal terminal = start()) {
        terminal.await("way screen name=out-of-service reason=journal", 1);
        terminal.type(receipts.lasting(1_000));
        terminal.type("1");
        terminal.await("press while out of service, not rated", 1);
        disk.readOnly(false);
        terminal.await("back in service", 1);
        rate(terminal);
        assertThat(terminal.count(THANKED)).isEqualTo(1);
        awaitAlarm("journal-unavailable", "打开失败");
        assertThat(written(JournalBody.Rated.class)).hasSize(1);
      }
    }
  }

  @Test
  void journalDamaged_isPutAside_ratesAndAlarms() throws Exception {
    byte[] garbage = new byte[100_000];
    new Random(7).nextBytes(garbage);
    Files.createDirectories(folder.resolve("data"));
    Files.write(folder.resolve("data/journal.db"), garbage);
    try (HeadlessTerminal terminal = start()) {
      terminal.await("way ready", 1);
      rate(terminal);
      assertThat(terminal.count(THANKED)).isEqualTo(1);
      awaitAlarm("journal-damaged", "");
      assertThat(written(JournalBody.Rated.class)).hasSize(1);
      try (Stream<Path> files = Files.list(folder.resolve("data"))) {
        assertThat(files.filter(file -> file.toFile().length() == garbage.length)).hasSize(1);
      }
    }
  }

  /** The citizen was told that it was not saved, and not thanked for it. */
  private static void assertNotSaved(HeadlessTerminal terminal, int times) {
    assertThat(terminal.count(NOT_SAVED)).isEqualTo(times);
    assertThat(terminal.last(NOT_SAVED)).isGreaterThan(terminal.last("way pressed"));
    assertThat(terminal.last(THANKED)).isLessThan(terminal.last("way pressed"));
    assertThat(terminal.last(ON_DISK)).isLessThan(terminal.last("way pressed"));
  }

  /** A scan, a press, and whatever the screen says then. */
  private void rate(HeadlessTerminal terminal) throws IOException {
    scanned++;
    long offered = terminal.count(OFFERED);
    terminal.type(receipts.lasting(scanned));
    terminal.await(OFFERED, offered + 1);
    long ends = terminal.count(THANKED) + terminal.count(NOT_SAVED);
    terminal.type("2");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> terminal.count(THANKED) + terminal.count(NOT_SAVED) > ends);
  }

  private HeadlessTerminal start() throws IOException {
    return HeadlessTerminal.start(
        TestBundle.write(folder, receipts, "diagnosis.pin = \"1234\""),
        Files.createDirectories(folder.resolve("cache")));
  }

  private void awaitAlarm(String name, String detail) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(written(JournalBody.Alarm.class))
                    .anySatisfy(
                        alarm -> {
                          assertThat(alarm.alarm()).isEqualTo(name);
                          assertThat(alarm.detail()).contains(detail);
                        }));
  }

  private <B extends JournalBody> List<B> written(Class<B> kind) {
    return WrittenJournal.bodies(folder, kind);
  }
}
