package org.haochaping.gateway.settlement;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.haochaping.gateway.rules.TimeBasis;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.wire.HealthReport;

/** A ledger with cases and terminals, and a clock that is set by hand. */
public final class RulesHall implements AutoCloseable {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Ledger ledger;
  private final RulesSettings settings;
  private final SealedWords words;
  private Instant now = Instant.parse("2026-11-02T04:00:00Z");

  public RulesHall(Engine engine, Path folder) {
    this(engine, folder, false);
  }

  RulesHall(Engine engine, Path folder, boolean sendUnbound) {
    settings =
        new RulesSettings(
            List.of("reference"),
            Optional.of(Duration.ofDays(7)),
            Duration.ofDays(3),
            ZONE,
            sendUnbound,
            new FairPlayLimits(5, Duration.ofMinutes(2), 60, 3));
    ledger = Ledger.open(engine.fresh(folder), clock());
    words = new SealedWords(Seal.open(folder.resolve("keys/privacy.key")));
  }

  /** A clock that always says what {@link #at} was told last. */
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  public void at(String time) {
    now = Instant.parse(time);
  }

  public Instant now() {
    return now;
  }

  public Ledger ledger() {
    return ledger;
  }

  public RulesSettings settings() {
    return settings;
  }

  /** What seals and opens what people wrote. */
  public SealedWords words() {
    return words;
  }

  /** The free text of each rating that has any, in order. */
  public List<String> texts() {
    return ledger.read(
        handle ->
            handle
                .createQuery("select of_row from sealed_words where kind = 'rating' order by 1")
                .mapTo(Long.class)
                .list()
                .stream()
                .map(row -> words.of(handle, SealedWords.Kind.RATING, row).orElseThrow())
                .toList());
  }

  public Court court() {
    return new Court(ledger, settings, clock());
  }

  Submissions submissions() {
    return new Submissions(ledger, settings, words, clock(), () -> {});
  }

  Replay.Summary replay(boolean apply) throws SQLException {
    return new Replay(ledger, settings, clock()).run(apply, change -> {});
  }

  public void makeDefaults() throws SQLException {
    Defaults defaults = new Defaults(ledger, settings);
    boolean more = true;
    while (more) {
      more = defaults.run(now, () -> {});
    }
  }

  /** A case that was accepted at a time; its handle is its number with zeros. */
  public String accepted(String projectNo, String time) {
    return register(projectNo, "2", time, "申报");
  }

  String register(String projectNo, String status, String time, String service) {
    String handle = (projectNo + "0000000000000000").substring(0, 16);
    String accepted = CityTime.format(Instant.parse(time).atZone(CityTime.ZONE).toLocalDateTime());
    String basics =
        "{\"proStatus\":\"%s\",\"acceptDate\":\"%s\",\"serviceName\":\"%s\"}"
            .formatted(status, accepted, service);
    ledger.write(
        handleOf ->
            handleOf
                .createUpdate(
                    "insert into service_case (handle, project_no, service_number, basics,"
                        + " applicant, registered_at)"
                        + " values (:handle, :project, 1, :basics, :sealed, 0)")
                .bind("handle", handle)
                .bind("project", projectNo)
                .bind("basics", basics)
                .bind("sealed", new byte[0])
                .execute());
    return handle;
  }

  /** Files cases as one batch, before anybody rated; the first one leads. */
  public void batch(List<String> handles) {
    ledger.write(
        handle ->
            handle
                .createUpdate(
                    "update service_case set batch_leader = (select id from service_case"
                        + " where handle = :first) where handle in (<all>)")
                .bind("first", handles.get(0))
                .bindList("all", handles)
                .execute());
  }

  /** Notes who rates a case, as a keyed hash. */
  public void rater(String caseHandle, String rater) {
    ledger.write(
        handle ->
            handle.execute(
                "insert into case_rater (service_case, rater)"
                    + " select id, ? from service_case where handle = ?"
                    + " on conflict (service_case) do update set rater = excluded.rater",
                rater,
                caseHandle));
  }

  void accept(String projectNo) {
    ledger.write(
        handle ->
            handle.execute(
                "update service_case set basics = replace(basics, '\"proStatus\":\"1\"',"
                    + " '\"proStatus\":\"2\"') where project_no = ?",
                projectNo));
  }

  void terminal(String id, String added) {
    ledger.write(
        handle ->
            handle.execute(
                "insert into terminal (id, window_no, certificate_sha256, public_key, added_at)"
                    + " values (?, 3, '', ?, ?)",
                id,
                new byte[0],
                Instant.parse(added).toEpochMilli()));
  }

  public void reported(String terminal, String time) {
    ledger.write(
        handle -> {
          TerminalReports reports = new TerminalReports();
          reports.note(terminal, Instant.parse(time));
          reports.write(handle);
          return 0;
        });
  }

  /** A heartbeat as a gateway that was just started hears it; devices as name and state. */
  public void heartbeat(String terminal, String time, long frameAgeSeconds, String... devices) {
    hear(terminal, time, health(1L << 40, true, frameAgeSeconds, List.of(devices), List.of()));
  }

  /** A heartbeat of a terminal that works, with what somebody should see to. */
  public void heartbeat(
      String terminal, String time, long free, boolean clock, List<HealthReport.Finding> found) {
    hear(terminal, time, health(free, clock, 0, List.of(), found));
  }

  private static HealthReport health(
      long free,
      boolean clock,
      long frameAgeSeconds,
      List<String> devices,
      List<HealthReport.Finding> found) {
    return new HealthReport(
        "0.1.0",
        0,
        new HealthReport.Disk(free, 1L << 41),
        OptionalInt.empty(),
        new HealthReport.ClockState(clock, clock ? "gateway" : "none"),
        frameAgeSeconds,
        1,
        1,
        devices.stream()
            .map(device -> device.split(" ", -1))
            .map(words -> new HealthReport.Device(words[0], words[1]))
            .toList(),
        found);
  }

  private void hear(String terminal, String time, HealthReport health) {
    ledger.write(
        handle -> {
          TerminalReports reports = new TerminalReports();
          reports.heard(terminal, health, Instant.parse(time));
          reports.write(handle);
          return 0;
        });
  }

  /** A rating that was pressed at a time and arrives now. */
  public void press(String offer, String caseHandle, int level, String time) throws SQLException {
    press(offer, caseHandle, level, time, "window");
  }

  public void press(String offer, String caseHandle, int level, String time, String about)
      throws SQLException {
    press(offer, caseHandle, level, Instant.parse(time), about, 3, "");
  }

  /** A rating at a window, with its reasons, comma between. */
  public void press(
      String offer,
      String caseHandle,
      int level,
      Instant pressed,
      String about,
      int window,
      String reasons)
      throws SQLException {
    NewRating rating =
        new NewRating(
            offer,
            1,
            1,
            "t1",
            window,
            level,
            reasons,
            reasons.isEmpty() ? "" : "2020-05",
            "",
            pressed,
            pressed,
            TimeBasis.TRUSTED,
            now,
            Optional.of(caseHandle),
            1,
            about,
            "4",
            Source.TERMINAL,
            0,
            false,
            false);
    ledger.<Integer, SQLException>write(
        handle -> {
          try (Adjudication adjudication =
              new Adjudication(handle.getConnection(), settings, now)) {
            return adjudication.take(List.of(rating)).size();
          }
        });
  }

  /** The current outcome of each rating, by offer. */
  public Map<String, String> outcomes() {
    Map<String, String> outcomes = new TreeMap<>();
    for (String line : strings("select offer || ' ' || decision from rating")) {
      int space = line.indexOf(' ');
      outcomes.put(line.substring(0, space), line.substring(space + 1));
    }
    return outcomes;
  }

  /** Each delivery: case/number, what, of which rating, how it stands. */
  public List<String> deliveries() {
    return strings(
        "select coalesce(c.project_no, '-') || '/' || d.assess_number || ' ' || d.kind || ' '"
            + " || r.offer || ' ' || d.state from delivery d join rating r on r.id = d.rating"
            + " left join service_case c on c.id = d.service_case order by d.id");
  }

  public List<String> strings(String sql) {
    return ledger.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  public void sent() {
    ledger.write(handle -> handle.execute("update delivery set state = 'sent'"));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
