package org.haochaping.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class LedgerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T03:50:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void open_twice_keepsWhatIsThere(Engine engine) {
    LedgerSettings settings = engine.fresh(folder);
    try (Ledger ledger = Ledger.open(settings, CLOCK)) {
      ledger.alarms().raise("test", Optional.of("w01"), "one");
    }
    try (Ledger ledger = Ledger.open(settings, CLOCK)) {
      assertThat(alarms(ledger)).containsExactly("test/w01/one/1");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void raise_theSameAgain_countsUp(Engine engine) {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), CLOCK)) {
      ledger.alarms().raise("fork", Optional.of("w01"), "a");
      ledger.alarms().raise("fork", Optional.of("w01"), "a", 3);
      ledger.alarms().raise("fork", Optional.of("w02"), "a");
      ledger.alarms().raise("fork", Optional.empty(), "a");
      ledger.alarms().raise("fork", Optional.empty(), "a");
      assertThat(alarms(ledger)).containsExactly("fork/w01/a/4", "fork/w02/a/1", "fork//a/2");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void raise_newAlarm_isOneWarningOnceItIsOnDiskWithoutWordsOfAClient(Engine engine) {
    Logger log = (Logger) LoggerFactory.getLogger(Alarms.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    log.addAppender(heard);
    log.setLevel(Level.WARN);
    try (Ledger ledger = Ledger.open(engine.fresh(folder), CLOCK)) {
      ledger.alarms().raise("fork", Optional.of("w01"), "a", 3);
      ledger.alarms().raise("fork", Optional.of("w01"), "a");
      assertThatThrownBy(
              () ->
                  ledger.write(
                      handle -> {
                        ledger.alarms().raise(handle, "gap", Optional.empty(), "b", 1);
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
      ledger.alarms().reported("key-stuck", "w02", "张三 13912345678");
      ledger.alarms().reported("key-stuck", "w02", "张三 13912345678");
      assertThat(alarms(ledger)).contains("key-stuck/w02/张三 13912345678/2");
    } finally {
      log.detachAppender(heard);
      log.setLevel(null);
    }
    assertThat(heard.list).allMatch(event -> event.getLevel().equals(Level.WARN));
    assertThat(heard.list.stream().map(ILoggingEvent::getFormattedMessage))
        .containsExactly(
            "alarm kind=fork terminal=w01 detail=a",
            "alarm kind=key-stuck terminal=w02"
                + " detail=(the terminal's own words: hall-gateway alarms)");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void write_thatThrows_leavesNothing(Engine engine) {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), CLOCK)) {
      assertThatThrownBy(
              () ->
                  ledger.write(
                      handle -> {
                        ledger.alarms().raise(handle, "x", Optional.empty(), "y", 1);
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
      assertThat(alarms(ledger)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void write_byManyThreads_losesNothing(Engine engine) throws Exception {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), CLOCK)) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 6; t++) {
        threads.add(
            new Thread(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    ledger.alarms().raise("x", Optional.empty(), "y");
                  }
                }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(alarms(ledger)).containsExactly("x//y/120");
    }
  }

  @Test
  void postgresql_anyStatement_isPlannedForItsValuesAndWithoutWorkers() {
    try (Ledger ledger = Ledger.open(Engine.POSTGRESQL.fresh(folder), CLOCK)) {
      assertThat(setting(ledger, "plan_cache_mode")).isEqualTo("force_custom_plan");
      assertThat(setting(ledger, "max_parallel_workers_per_gather")).isEqualTo("0");
    }
  }

  private static String setting(Ledger ledger, String name) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one());
  }

  @Test
  void sqlite_syncsEveryCommit() {
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("l.db")), CLOCK)) {
      assertThat(pragma(ledger, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(ledger, "synchronous")).isEqualTo("2");
    }
  }

  @Test
  void open_whereNothingListens_saysWhichDatabase() {
    assertThatThrownBy(
            () ->
                Ledger.open(
                    LedgerSettings.postgresql("jdbc:postgresql://127.0.0.1:1/x", "u", "secret"),
                    CLOCK))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/x")
        .hasMessageNotContaining("secret");
  }

  private static String pragma(Ledger ledger, String name) {
    return ledger.read(handle -> handle.createQuery("pragma " + name).mapTo(String.class).one());
  }

  private static List<String> alarms(Ledger ledger) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select kind || '/' || terminal || '/' || detail || '/' || times from alarm"
                        + " order by id")
                .mapTo(String.class)
                .list());
  }
}
