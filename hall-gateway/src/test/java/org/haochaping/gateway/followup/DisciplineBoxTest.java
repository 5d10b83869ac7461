package org.haochaping.gateway.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.ledger.Ledger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisciplineBoxTest {
  private static final byte[] REPORT =
      "窗口 3 工作人员索要礼品 PLANTED-REPORT".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void DISCIPLINE_report_isOpenedByTheResponsibleBodysKeyAlone(Engine engine) throws Exception {
    ResponsibleBody body = ResponsibleBody.make();
    try (Ledger ledger = Ledger.open(engine.fresh(folder), Clock.systemUTC())) {
      DisciplineBox box = new DisciplineBox(ledger, Clock.systemUTC());
      long number = box.add(REPORT, body.certificate());
      List<DisciplineBox.Sealed> sealed = box.after(0);
      assertThat(sealed)
          .singleElement()
          .satisfies(one -> assertThat(one.number()).isEqualTo(number));
      assertThat(body.open(sealed.get(0).sealed())).isEqualTo(REPORT);
      ResponsibleBody other = ResponsibleBody.make();
      assertThatThrownBy(() -> other.open(sealed.get(0).sealed())).isNotNull();
      byte[] altered = sealed.get(0).sealed().clone();
      altered[altered.length - 20] ^= 1;
      assertThatThrownBy(() -> body.open(altered)).isNotNull();
      assertThat(box.after(number)).isEmpty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("PLANTED-REPORT");
      }
    }
  }
}
