package org.haochaping.terminal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.haochaping.terminal.diagnosis.PinGate.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PinGateTest {
  @TempDir Path folder;

  private final PinGate gate = new PinGate("1234");

  @Test
  void pin_right_opens() {
    assertThat(enter("123", 0)).isEqualTo(Answer.MORE);
    assertThat(enter("4", 0)).isEqualTo(Answer.RIGHT);
  }

  @Test
  void pin_fiveTimesWrong_lockedForFiveMinutesAlsoForTheRightOne() {
    for (int i = 1; i < PinGate.TRIES; i++) {
      assertThat(enter("1111", i)).isEqualTo(Answer.WRONG);
    }
    assertThat(enter("1111", 100)).isEqualTo(Answer.LOCKED);
    assertThat(enter("1234", 100 + PinGate.LOCKED_MILLIS - 1)).isEqualTo(Answer.LOCKED);
    assertThat(enter("1234", 100 + PinGate.LOCKED_MILLIS)).isEqualTo(Answer.RIGHT);
  }

  @Test
  void wrongOnes_beforeARightOne_areForgiven() {
    for (int i = 0; i < 3 * PinGate.TRIES; i++) {
      assertThat(enter(i % 4 == 3 ? "1234" : "1111", i))
          .isEqualTo(i % 4 == 3 ? Answer.RIGHT : Answer.WRONG);
    }
  }

  @Test
  void pin_notDigits_isRefused() {
    assertThatThrownBy(() -> new PinGate("12a4")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PinGate("123")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pinFile_nothingConfigured_isMadeOnceAndItsOwnersOnly() throws IOException {
    String pin = PinFile.pin("", folder.resolve("data"));
    Path file = folder.resolve("data").resolve("diagnosis-pin");
    assertThat(pin).matches("[1-5]{6}");
    assertThat(Files.readString(file).strip()).isEqualTo(pin);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PinFile.pin("", folder.resolve("data"))).isEqualTo(pin);
    assertThat(PinFile.pin("987654", folder.resolve("data"))).isEqualTo("987654");
  }

  private Answer enter(String digits, long now) {
    Answer last = Answer.MORE;
    for (int i = 0; i < digits.length(); i++) {
      last = gate.digit(digits.charAt(i) - '0', now);
    }
    return last;
  }
}
