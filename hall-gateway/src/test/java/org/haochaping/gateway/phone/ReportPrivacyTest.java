package org.haochaping.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.followup.ResponsibleBody;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.city.CityTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What a reporter wrote, and from where, is looked for in all that the hall has (article 20). */
class ReportPrivacyTest {
  private static final String TEXT = "诸葛科长索要礼品";
  private static final String WINDOW = "三号窗口靠左";
  private static final String CONTACT = "whistle@planted.example";
  private static final String ADDRESS = "203.0.113.77";
  private static final List<String> PLANTED = List.of(TEXT, WINDOW, CONTACT, ADDRESS);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void DISCIPLINE_reportFromAPhone_standsNowhereInPlain(Engine engine) throws Exception {
    Files.write(folder.resolve("body.der"), ResponsibleBody.make().certificate().getEncoded());
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger own = (Logger) LoggerFactory.getLogger("org.haochaping");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    own.setLevel(Level.TRACE);
    StringBuilder seen = new StringBuilder();
    try (PhoneHall hall =
        new PhoneHall(
            engine, folder, "discipline.certificate = \"body.der\"\nphone.behind-proxy = true")) {
      report(hall);
      if (engine == Engine.SQLITE) {
        assertThat(folder.resolve("data/ledger.db-wal")).isNotEmptyFile();
      }
      String month = LocalDate.now(CityTime.ZONE).toString().substring(0, 7);
      seen.append(hall.hall.run("results", month, "--json"))
          .append(hall.hall.run("followup", "list"))
          .append(hall.hall.run("discipline", "export", folder.resolve("out").toString()))
          .append(tables(hall));
      assertNothingInFiles();
    } finally {
      root.detachAppender(log);
      own.setLevel(null);
    }
    assertNothingInFiles();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      seen.append(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        seen.append(event.getThrowableProxy().getMessage());
      }
    }
    assertThat(seen).contains("exported=1", "phone page ready", "report of a breach not taken");
    for (String planted : PLANTED) {
      assertThat(seen)
          .doesNotContain(planted)
          .doesNotContain(HexFormat.of().formatHex(planted.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** One report that is taken, and others that are refused on each way. */
  private static void report(PhoneHall hall) throws Exception {
    String once = PhoneHall.once(hall.get("/d"));
    assertThat(send(hall, once, TEXT).statusCode()).isEqualTo(200);
    assertThat(send(hall, "1-2-3", TEXT).statusCode()).isEqualTo(400);
    assertThat(send(hall, once, TEXT.repeat(300)).statusCode()).isEqualTo(422);
    assertThat(send(hall, once, TEXT.repeat(1_000)).statusCode()).isEqualTo(400);
    hall.sql("alter table discipline_report rename to away");
    assertThat(send(hall, once, TEXT + "，两次").statusCode()).isEqualTo(503);
    hall.sql("alter table away rename to discipline_report");
  }

  private static HttpResponse<String> send(PhoneHall hall, String once, String text)
      throws Exception {
    String body =
        "once=%s&text=%s&window=%s&contact=%s"
            .formatted(once, encoded(text), encoded(WINDOW), encoded(CONTACT));
    return hall.send(
        HttpRequest.newBuilder(URI.create(hall.address("/d")))
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .setHeader("X-Forwarded-For", ADDRESS)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Every value of every table, bytes in hexadecimal. */
  private static String tables(PhoneHall hall) {
    StringBuilder all = new StringBuilder();
    try (Ledger ledger = Ledger.open(hall.hall.ledger(), Clock.systemUTC())) {
      ledger.read(
          handle -> {
            String tables =
                ledger.isSqlite()
                    ? "select name from sqlite_master where type = 'table'"
                    : "select table_name from information_schema.tables where table_schema = 'public'";
            for (String table : handle.createQuery(tables).mapTo(String.class).list()) {
              for (Map<String, Object> row :
                  handle.createQuery("select * from " + table).mapToMap().list()) {
                row.values().forEach(value -> all.append(text(value)).append('\n'));
              }
            }
            return 0;
          });
    }
    return all.toString();
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
  }

  private void assertNothingInFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String planted : PLANTED) {
          byte[] utf8 = planted.getBytes(StandardCharsets.UTF_8);
          assertThat(bytes.contains(new String(utf8, StandardCharsets.ISO_8859_1)))
              .as("%s in %s", planted, file)
              .isFalse();
        }
      }
    }
  }
}
