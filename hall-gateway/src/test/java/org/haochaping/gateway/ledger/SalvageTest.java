package org.haochaping.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalvageTest {
  private static final int ENTRIES = 2_000;
  private static final int PAGE = 4096;
  private static final long SCHEMA_FORMAT = 44;
  private static final byte TABLE_LEAF = 0x0d;

  @TempDir Path folder;
  private final JournalId journal = new JournalId(UUID.randomUUID());

  private LedgerSettings settings() {
    return LedgerSettings.sqlite(folder.resolve("ledger.db"));
  }

  private Ledger mended() {
    return Ledger.openAndMend(settings(), Clock.systemUTC());
  }

  /** A ledger with one journal, all of it in the main file. */
  private void fill() {
    try (Ledger ledger = Ledger.open(settings(), Clock.systemUTC())) {
      ledger.write(
          handle -> {
            handle.execute("insert into terminal values ('w01', 1, 'x', ?, 0, null)", new byte[9]);
            handle.execute("insert into reader values ('rules', 77)");
            var batch =
                handle.prepareBatch(
                    "insert into entry (journal, seq, body, hash, received_at)"
                        + " values (1, ?, ?, ?, 0)");
            Hash hash = HashChain.start(journal);
            for (int seq = 1; seq <= ENTRIES; seq++) {
              byte[] body =
                  ("{\"n\":" + seq + ",\"x\":\"" + "y".repeat(300) + "\"}")
                      .getBytes(StandardCharsets.UTF_8);
              JournalEntry entry = JournalEntry.following(hash, seq, body);
              hash = entry.hash();
              batch.bind(0, seq).bind(1, body).bind(2, hash.bytes()).add();
            }
            batch.execute();
            return handle.execute(
                "insert into journal (journal_id, terminal, up_to, head, began_at)"
                    + " values (?, 'w01', ?, ?, 0)",
                journal.toString(),
                ENTRIES,
                hash.bytes());
          });
    }
  }

  private void scribble(long page, int pages) throws IOException {
    byte[] junk = new byte[PAGE * pages];
    new Random(page).nextBytes(junk);
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("ledger.db").toFile(), "rw")) {
      file.seek((page - 1) * PAGE);
      file.write(junk);
    }
  }

  private long pages() throws IOException {
    return Files.size(folder.resolve("ledger.db")) / PAGE;
  }

  private static long number(Ledger ledger, String query) {
    return ledger.read(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** What is left is whole up to the mark, and everything beyond is a good entry. */
  private static void assertMarkIsRight(Ledger ledger) throws Exception {
    List<String> findings = new ArrayList<>();
    ChainCheck.run(ledger, findings::add);
    assertThat(findings)
        .filteredOn(line -> !line.contains("journal=lost-"))
        .noneMatch(line -> line.startsWith("broken-link"));
    long upTo = number(ledger, "select coalesce(max(up_to), 0) from journal");
    if (number(ledger, "select count(*) from journal where journal_id like 'lost-%'") > 0) {
      assertThat(upTo).isZero();
      return;
    }
    assertThat(number(ledger, "select count(*) from entry where seq <= " + upTo)).isEqualTo(upTo);
    assertThat(number(ledger, "select count(*) from entry where seq = " + (upTo + 1))).isZero();
  }

  @Test
  void open_goodFile_isLeftAlone() throws Exception {
    fill();
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select count(*) from entry")).isEqualTo(ENTRIES);
      assertThat(number(ledger, "select count(*) from alarm")).isZero();
    }
    assertThat(files()).containsExactly("ledger.db", "ledger.db.schema");
  }

  @Test
  void open_damagedPages_keepsTheRestAsksForTheLostAndRaisesAnAlarm() throws Exception {
    fill();
    scribble(pages() / 2, 3);
    try (Ledger ledger = mended()) {
      long saved = number(ledger, "select count(*) from entry");
      assertThat(saved).isBetween(ENTRIES * 9L / 10, ENTRIES - 1L);
      assertThat(number(ledger, "select up_to from journal")).isBetween(1L, ENTRIES - 1L);
      assertMarkIsRight(ledger);
      assertThat(number(ledger, "select count(*) from terminal")).isEqualTo(1);
      assertThat(number(ledger, "select position from reader")).isEqualTo(77);
      String detail =
          ledger.read(
              handle ->
                  handle
                      .createQuery("select detail from alarm where kind = 'ledger-damaged'")
                      .mapTo(String.class)
                      .one());
      assertThat(detail).contains("entry=saved " + saved + " lost " + (ENTRIES - saved));
    }
    assertThat(files()).anyMatch(name -> name.startsWith("ledger.db.damaged-"));
  }

  @Test
  void open_firstPageDestroyed_losesNothing() throws Exception {
    fill();
    mended().close(); // any good start
    scribble(1, 1);
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select count(*) from alarm")).isEqualTo(1);
      assertThat(number(ledger, "select count(*) from entry")).isEqualTo(ENTRIES);
      assertThat(number(ledger, "select up_to from journal")).isEqualTo(ENTRIES);
      assertThat(number(ledger, "select count(*) from terminal")).isEqualTo(1);
      assertMarkIsRight(ledger);
    }
    assertThat(files()).doesNotContain("ledger.db.reading");
  }

  @Test
  void open_fileThatIsNoDatabase_startsAfreshWithAnAlarm() throws Exception {
    Files.writeString(folder.resolve("ledger.db"), "not a database at all ".repeat(500));
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select count(*) from entry")).isZero();
      assertThat(number(ledger, "select count(*) from alarm")).isEqualTo(1);
    }
  }

  @Test
  void open_byACommandBesideTheGateway_leavesTheFileAlone() throws Exception {
    fill();
    scribble(1, 1);
    byte[] before = Files.readAllBytes(folder.resolve("ledger.db"));
    assertThatThrownBy(() -> Ledger.open(settings(), Clock.systemUTC()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("starting the gateway salvages it");
    assertThat(Files.readAllBytes(folder.resolve("ledger.db"))).isEqualTo(before);
  }

  @Test
  void use_damageThatShowsWhileRunning_isMendedAndTheNextUseWorks() throws Exception {
    fill();
    try (Ledger ledger = mended()) {
      long generation = ledger.generation();
      scribble(pages() / 2, 3);
      assertThatThrownBy(
              () ->
                  ledger.read(
                      handle ->
                          handle
                              .createQuery(
                                  "select sum(length(body)) + sum(length(hash)) from entry")
                              .mapTo(Long.class)
                              .one()))
          .satisfies(e -> assertThat(Damage.isCauseOf(e)).isTrue());
      assertThat(ledger.generation()).isGreaterThan(generation);
      assertThat(number(ledger, "select count(*) from entry"))
          .isBetween(ENTRIES * 9L / 10, ENTRIES - 1L);
      assertMarkIsRight(ledger);
    }
  }

  @Test
  void open_rowIdThatIsJunk_keepsWhatIsBehindIt() throws Exception {
    fill();
    junkRowId(pages() / 2);
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select count(*) from entry"))
          .isBetween(ENTRIES - 100L, ENTRIES - 1L);
      assertMarkIsRight(ledger);
    }
  }

  @Test
  void open_lastRowIdThatIsTooLow_keepsWhatIsBeforeIt() throws Exception {
    fill();
    lowerLastRowId();
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select count(*) from entry"))
          .isBetween(ENTRIES - 100L, ENTRIES + 0L);
      assertMarkIsRight(ledger);
    }
  }

  @Test
  void open_endOfTheEntriesLost_readersGoBackToWhatIsThere() throws Exception {
    fill();
    try (Ledger ledger = Ledger.open(settings(), Clock.systemUTC())) {
      ledger.write(
          handle -> {
            handle.execute(
                "insert into reader (name, position) values ('settlement', 2000)"
                    + " on conflict (name) do update set position = 2000");
            return handle.execute("delete from entry where id > 1990");
          });
    }
    scribble(pages() / 3, 1);
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select position from reader where name = 'settlement'"))
          .isEqualTo(number(ledger, "select max(id) from entry"));
    }
  }

  /** The last cell of the entries' last page: its number becomes a low one. */
  private void lowerLastRowId() throws Exception {
    Path file = folder.resolve("ledger.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int at = bytes.length - PAGE; at > 0; at -= PAGE) {
      int cells = (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff);
      if (bytes[at] != TABLE_LEAF || cells == 0) {
        continue;
      }
      int pointer = at + 8 + 2 * (cells - 1);
      int cell = at + ((bytes[pointer] & 0xff) << 8 | (bytes[pointer + 1] & 0xff));
      while (bytes[cell] < 0) {
        cell++;
      }
      int number = (bytes[cell + 1] & 0x7f) << 7 | bytes[cell + 2];
      if (number == ENTRIES) {
        bytes[cell + 1] = (byte) 0x80;
        bytes[cell + 2] = 15;
        Files.write(file, bytes);
        return;
      }
    }
    throw new AssertionError("the last entry was not found");
  }

  /** Gives the first row of a table's page, or of one behind it, a number that is too high. */
  private void junkRowId(long page) throws IOException {
    Path file = folder.resolve("ledger.db");
    byte[] bytes = Files.readAllBytes(file);
    int at = (int) ((page - 1) * PAGE);
    while (bytes[at] != TABLE_LEAF) {
      at += PAGE;
    }
    int cell = at + ((bytes[at + 8] & 0xff) << 8 | (bytes[at + 9] & 0xff));
    while (bytes[cell] < 0) {
      cell++; // the size of what is in it
    }
    bytes[cell + 1] = (byte) 0xff;
    bytes[cell + 2] = 0x7f;
    Files.write(file, bytes);
  }

  @Test
  void open_entryWithANumberBelowOne_goesAndTheMarkIsRight() throws Exception {
    fill();
    try (Ledger ledger = Ledger.open(settings(), Clock.systemUTC())) {
      ledger.write(handle -> handle.execute("update entry set seq = -5 where seq = 1500"));
    }
    scribble(pages() / 3, 1);
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select count(*) from entry where seq < 1")).isZero();
      assertThat(number(ledger, "select up_to from journal")).isPositive();
      assertMarkIsRight(ledger);
    }
  }

  @Test
  void open_journalWhoseNameIsJunk_isKeptAsALostOne() throws Exception {
    fill();
    try (Ledger ledger = Ledger.open(settings(), Clock.systemUTC())) {
      ledger.write(handle -> handle.execute("update journal set journal_id = 'x7#'"));
    }
    scribble(pages() / 3, 1);
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select count(*) from journal where journal_id like 'lost-%'"))
          .isEqualTo(1);
      assertMarkIsRight(ledger);
    }
  }

  @Test
  void open_bytesChangedWithinAnEntry_areFoundByTheChainOnceTheFileIsSalvaged() throws Exception {
    fill();
    try (Ledger ledger = Ledger.open(settings(), Clock.systemUTC())) {
      ledger.write(
          handle -> handle.execute("update entry set body = ? where seq = 1500", new byte[] {1}));
    }
    scribble(pages() / 3, 1);
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select count(*) from entry where seq = 1500")).isZero();
      assertMarkIsRight(ledger);
    }
  }

  @Test
  void open_salvageThatWasKilledBeforeTheExchange_endsIt() throws Exception {
    fill();
    Files.move(folder.resolve("ledger.db"), folder.resolve("ledger.db.salvaged"));
    Files.writeString(folder.resolve("ledger.db.salvaging"), "half");
    try (Ledger ledger = mended()) {
      assertThat(number(ledger, "select count(*) from entry")).isEqualTo(ENTRIES);
    }
    assertThat(files()).containsExactly("ledger.db", "ledger.db.schema");
  }

  @Test
  void open_headerWithAFormatThatSqliteNeverHad_isSalvaged() throws Exception {
    fill();
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("ledger.db").toFile(), "rw")) {
      file.seek(SCHEMA_FORMAT);
      file.writeInt(99);
    }
    try (Ledger ledger = mended()) {
      assertMarkIsRight(ledger);
      assertThat(number(ledger, "select count(*) from alarm where kind = 'ledger-damaged'"))
          .isEqualTo(1);
    }
  }

  @Test
  void damage_lengthAboveAnyThatIsWritten_isTold() {
    try (Ledger ledger = mended()) {
      assertThatThrownBy(() -> number(ledger, "select length(zeroblob(2000000000))"))
          .satisfies(e -> assertThat(Damage.isCauseOf(e)).isTrue());
    }
  }

  @Property(tries = 25)
  void open_anyBytesOverwrittenAnywhere_alwaysOpensWithARightMark(@ForAll long seed)
      throws Exception {
    folder = Files.createTempDirectory("salvage");
    try {
      fill();
      Random random = new Random(seed);
      byte[] bytes = Files.readAllBytes(folder.resolve("ledger.db"));
      for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(3 * PAGE));
        byte[] junk = new byte[end - at];
        random.nextBytes(junk);
        System.arraycopy(junk, 0, bytes, at, junk.length);
      }
      if (random.nextInt(4) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      Files.write(folder.resolve("ledger.db"), bytes);
      try (Ledger ledger = mended()) {
        if (number(ledger, "select count(*) from alarm where kind = 'ledger-damaged'") > 0) {
          assertMarkIsRight(ledger);
        }
      }
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
