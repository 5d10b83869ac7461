package org.haochaping.gateway.city;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.Applicant;
import org.haochaping.protocol.city.CaseBasics;
import org.haochaping.protocol.city.ServiceContact;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.jdbi.v3.core.Handle;

/** A ledger with rated cases, and couriers for it. */
public final class OutboxHall implements AutoCloseable {
  static final String NAME = "演示某某";
  static final String CERTIFICATE = "150902199001019999";
  static final String MOBILE = "13812345678";

  private static final Instant PRESSED = Instant.parse("2026-11-24T02:00:00Z");

  /** The one journal that all ratings came in. */
  public static final JournalId JOURNAL = JournalId.of("6e0c3f6e-3c3b-4d2e-9a55-000000000001");

  private final Path folder;
  private final Ledger ledger;
  private final CaseRegistry cases;
  private int rated;

  public OutboxHall(Engine engine, Path folder) {
    this.folder = folder;
    ledger = Ledger.open(engine.fresh(folder), Clock.systemUTC());
    cases = registry("privacy.key");
    ledger.write(
        handle -> {
          handle.execute(
              "insert into terminal (id, window_no, certificate_sha256, public_key, added_at)"
                  + " values ('t1', 3, '', ?, 0)",
              new byte[0]);
          return handle.execute(
              "insert into journal (id, journal_id, terminal, up_to, head, began_at)"
                  + " values (1, ?, 't1', 0, ?, 0)",
              JOURNAL.toString(),
              new byte[0]);
        });
  }

  CaseRegistry registry(String keyFile) {
    return new CaseRegistry(ledger, Seal.open(folder.resolve(keyFile)), Clock.systemUTC());
  }

  public Ledger ledger() {
    return ledger;
  }

  public CaseRegistry cases() {
    return cases;
  }

  private static Hash head(Handle handle, int seq) {
    return handle
        .createQuery("select hash from entry where journal = 1 and seq = :seq")
        .bind("seq", seq)
        .mapTo(byte[].class)
        .findOne()
        .map(Hash::ofBytes)
        .orElse(HashChain.start(JOURNAL));
  }

  /** So many further adopted ratings, of cases P-00001 and on. */
  public void rate(int count, int level, String reasons) {
    List<CaseFile> files = new ArrayList<>();
    int first = rated + 1;
    for (int i = 0; i < count; i++) {
      files.add(file("P-%05d".formatted(++rated)));
    }
    List<String> handles = cases.register(files);
    ledger.write(
        handle -> {
          for (int i = 0; i < count; i++) {
            insert(handle, first + i, handles.get(i), level, reasons);
          }
          return 0;
        });
  }

  private static void insert(Handle handle, int n, String caseHandle, int level, String reasons) {
    byte[] body =
        BodyCodec.encode(
            new Rated(
                new Moment("b", n, PRESSED.plusSeconds(n), true),
                new OfferId("b." + n),
                SatisfactionLevel.ofCityCode(level),
                "key",
                Optional.of(caseHandle),
                1,
                3,
                OptionalLong.empty()));
    JournalEntry entry = JournalEntry.following(head(handle, n - 1), n, body);
    handle
        .createUpdate(
            "insert into entry (journal, seq, body, hash, received_at)"
                + " values (1, :n, :body, :hash, 0)")
        .bind("n", n)
        .bind("body", body)
        .bind("hash", entry.hash().bytes())
        .execute();
    handle
        .createUpdate(
            "insert into rating (offer, journal, seq, terminal, window_no, level, reasons,"
                + " reason_list, free_text, pressed_wall, pressed_at, time_basis, received_at,"
                + " service_case, batch, decision) select :offer, 1, :n, 't1', 3, :level, :reasons,"
                + " '', '', :at, :at, 'trusted', :at, id, 1, 'adopted' from service_case"
                + " where handle = :handle")
        .bind("offer", "b." + n)
        .bind("n", n)
        .bind("level", level)
        .bind("reasons", reasons)
        .bind("at", PRESSED.plusSeconds(n).toEpochMilli())
        .bind("handle", caseHandle)
        .execute();
    handle
        .createUpdate(
            "insert into delivery (rating, outlet, service_case, assess_number, state)"
                + " select id, 'reference', service_case, 1, 'pending' from rating"
                + " where offer = :offer")
        .bind("offer", "b." + n)
        .execute();
  }

  public Courier courier(String url, int batchSize) {
    return courier(url, batchSize, cases);
  }

  Courier courier(String url, int batchSize, CaseRegistry from) {
    return Courier.start(
        ledger,
        from::find,
        cases.words(),
        settings(url, batchSize),
        Clock.systemUTC(),
        new Random(1));
  }

  /** How to reach a city without long waits. */
  public static CitySettings settings(String url, int batchSize) {
    return new CitySettings(
        URI.create(url),
        "token",
        batchSize,
        Duration.ofMinutes(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        "4",
        Duration.ofMillis(50));
  }

  public int count(String state) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select count(*) from delivery where state = :state")
                .bind("state", state)
                .mapTo(Integer.class)
                .one());
  }

  List<String> answers(String state) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select answer from delivery where state = :state order by rating")
                .bind("state", state)
                .mapTo(String.class)
                .list());
  }

  List<String> alarms() {
    return ledger.read(
        handle -> handle.createQuery("select kind from alarm").mapTo(String.class).list());
  }

  static CaseFile file(String projectNo) {
    LocalDateTime accepted = LocalDateTime.of(2026, 11, 24, 9, 30, 0);
    return new CaseFile(
        new CaseBasics(
            projectNo,
            1,
            "11150900MB1234567A4000123000101",
            Optional.empty(),
            "个体工商户设立登记",
            "2",
            "11150900MB1234567A",
            "市场监督管理局",
            "150902000000",
            Optional.of(accepted),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "115"),
        new ServiceContact(
            "申报", accepted, "11150900MB1234567A", "市场监督管理局", "1", "1", "1", "2", "01"),
        new Applicant(NAME, "1", "111", CERTIFICATE, MOBILE));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
