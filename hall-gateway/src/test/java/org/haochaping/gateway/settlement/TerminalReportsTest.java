package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalReportsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void report_whoseTransactionFails_isWrittenWithTheNextOne(Engine engine) {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.terminal("t1", "2026-11-01T00:00:00Z");
      TerminalReports reports = new TerminalReports();
      reports.note("t1", hall.now());
      assertThatThrownBy(
              () ->
                  hall.ledger()
                      .write(
                          handle -> {
                            reports.write(handle);
                            throw new IllegalStateException("the disk is full");
                          }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(reports.isEmpty()).isFalse();
      hall.ledger()
          .write(
              handle -> {
                reports.write(handle);
                return 0;
              });
      assertThat(reports.isEmpty()).isTrue();
      assertThat(hall.strings("select terminal from terminal_report")).containsExactly("t1");
    }
  }
}
