package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The baselines do what they say; how fast is not for a test to judge. */
class BaselinesTest {
  @TempDir Path dir;

  @Test
  void bareDisk_appends_areAllInTheFile() throws Exception {
    Path file = dir.resolve("bare");
    try (BareDisk disk = BareDisk.open(file)) {
      disk.append(new byte[300]);
      disk.append(new byte[21]);
    }
    assertThat(Files.size(file)).isEqualTo(321);
  }

  @Test
  void groupCommit_rowsBeyondAGroup_areAllInTheLedger() throws Exception {
    int count = 107;
    Path file = dir.resolve("ledger.db");
    assertThat(GroupCommit.rate(file, rows(count), 50)).isGreaterThan(0);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var found = statement.executeQuery("select count(*), max(seq) from entry")) {
      found.next();
      assertThat(found.getInt(1)).isEqualTo(count);
      assertThat(found.getInt(2)).isEqualTo(count);
    }
  }

  @Test
  void mosquitto_someMessages_allArrive() {
    List<byte[]> ratings = IntStream.range(0, 200).mapToObj(i -> new byte[300]).toList();
    assertThat(MosquittoRun.rate(dir, 4, ratings)).isGreaterThan(0);
  }

  private static List<GroupCommit.EntryRow> rows(int count) {
    SampleRatings samples = new SampleRatings("test", 1, Instant.EPOCH, 1);
    JournalId journal = JournalId.of("00000000-0000-0000-0000-000000000001");
    Hash head = HashChain.start(journal);
    List<GroupCommit.EntryRow> rows = new ArrayList<>();
    for (int seq = 1; seq <= count; seq++) {
      JournalEntry entry = JournalEntry.following(head, seq, BodyCodec.encode(samples.next()));
      head = entry.hash();
      rows.add(new GroupCommit.EntryRow(1, entry));
    }
    return rows;
  }
}
