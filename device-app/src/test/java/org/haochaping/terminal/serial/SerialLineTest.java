package org.haochaping.terminal.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.serial.Pty;
import org.haochaping.terminal.devices.Condition;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.Devices;
import org.haochaping.terminal.keypad.FrameTemplate;
import org.haochaping.terminal.keypad.KeyMap;
import org.haochaping.terminal.keypad.RepeatRule;
import org.haochaping.terminal.keypad.SerialKeypad;
import org.haochaping.terminal.scanner.SerialScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keypad and scanner over real pseudo terminals, read by the real serial library. */
@Timeout(60)
@SuppressWarnings("try") // a line works by being open
final class SerialLineTest {
  @TempDir Path folder;

  private final List<String> scanned = new CopyOnWriteArrayList<>();
  private final List<SatisfactionLevel> pressed = new CopyOnWriteArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger bytes = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private final Devices devices = new Devices(now::get);
  private final Device keypadState = devices.add("评价器 / Keypad", "keypad");
  private final Device scannerState = devices.add("扫码器 / Scanner", "scanner");

  @Test
  void scanner_linesOfReceipts_allRead() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("scanner"));
        SerialLine line = scanner(pty.link())) {
      awaitOpened(1);
      for (int i = 0; i < 100; i++) {
        pty.send(("https://hall.example/r/" + "t".repeat(131) + i + "\r\n").getBytes(UTF_8));
      }
      Awaitility.await().until(() -> scanned.size() == 100);
      assertThat(scanned.get(99)).endsWith("t99");
    }
  }

  @Test
  void scanner_aMegabyteWithoutEnd_nextReceiptIsRead() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("scanner"));
        SerialLine line = scanner(pty.link())) {
      awaitOpened(1);
      byte[] chunk = "~".repeat(4096).getBytes(UTF_8);
      for (int i = 0; i < 256; i++) {
        pty.send(chunk);
      }
      pty.send("\r\nreceipt\r\n".getBytes(UTF_8));
      Awaitility.await().until(() -> scanned.contains("receipt"));
      assertThat(scanned).containsExactly("", "receipt");
    }
  }

  @Test
  void keypad_framesSplitAndNoise_everyPressArrives() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("keypad"));
        SerialLine line = keypad(pty.link())) {
      awaitOpened(1);
      pty.send(new byte[] {0, (byte) 0xA5, 3, (byte) 0xA5, 1});
      pty.send(new byte[] {1, 0, 0x5A, (byte) 0xA5, 5, 2, 7, 0x5A});
      Awaitility.await().until(() -> pressed.size() == 2);
      assertThat(pressed)
          .containsExactly(SatisfactionLevel.VERY_SATISFIED, SatisfactionLevel.VERY_DISSATISFIED);
    }
  }

  @Test
  void device_unpluggedAndBackUnderAnotherNumber_isReadAgain() throws IOException {
    Path link = folder.resolve("keypad");
    try (SerialLine line = keypad(link)) {
      Pty first = Pty.open(link);
      awaitOpened(1);
      Pty other = Pty.open(folder.resolve("other")); // takes the number that would be free
      first.close();
      Awaitility.await().until(() -> Files.notExists(link));
      Pty second = Pty.open(link);
      awaitOpened(2);
      second.send(new byte[] {(byte) 0xA5, 2, 1, 3, 0x5A});
      Awaitility.await().until(() -> pressed.size() == 1);
      second.close();
      try (Pty third = Pty.open(link)) {
        awaitOpened(3);
        third.send(new byte[] {(byte) 0xA5, 4, 1, 5, 0x5A});
        Awaitility.await().until(() -> pressed.size() == 2);
      }
      other.close();
    }
    assertThat(pressed)
        .containsExactly(SatisfactionLevel.SATISFIED, SatisfactionLevel.DISSATISFIED);
  }

  @Test
  void keypadAndScanner_replugAgainAndAgain_areReadEachTime() throws IOException {
    Path keypadLink = folder.resolve("keypad");
    Path scannerLink = folder.resolve("scanner");
    try (SerialLine keypad = keypad(keypadLink);
        SerialLine scanner = scanner(scannerLink)) {
      for (int cycle = 1; cycle <= 3; cycle++) {
        int times = cycle;
        try (Pty keys = Pty.open(keypadLink);
            Pty codes = Pty.open(scannerLink);
            Pty other = Pty.open(folder.resolve("other"))) {
          awaitOpened(2 * times);
          keys.send(new byte[] {(byte) 0xA5, 2, 1, 3, 0x5A});
          codes.send(("receipt " + times + "\r\n").getBytes(UTF_8));
          Awaitility.await().until(() -> pressed.size() == times && scanned.size() == times);
          assertThat(devices.all())
              .allSatisfy(
                  state -> {
                    assertThat(state.condition()).isEqualTo(Condition.CONNECTED);
                    assertThat(state.lastGood()).isPresent();
                  });
        }
        awaitCondition(keypadState, Condition.ABSENT);
        awaitCondition(scannerState, Condition.ABSENT);
      }
    }
    assertThat(scanned).containsExactly("receipt 1", "receipt 2", "receipt 3");
  }

  @Test
  void keypad_pressedThriceAtAWrongBaudRate_isNamedUntilItMakesSense() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("keypad"));
        SerialLine line = keypad(pty.link())) {
      awaitOpened(1);
      for (int press = 1; press <= 3; press++) {
        assertThat(keypadState.state().condition()).isEqualTo(Condition.CONNECTED);
        int times = press;
        pty.send(new byte[] {(byte) 0xF8, 0, (byte) 0x80});
        Awaitility.await().until(() -> bytes.get() == 3 * times);
        now.addAndGet(20_000);
      }
      awaitCondition(keypadState, Condition.NONSENSE);
      pty.send(new byte[] {(byte) 0xA5, 2, 1, 3, 0x5A});
      awaitCondition(keypadState, Condition.CONNECTED);
    }
  }

  @Test
  void scanner_wrongBaudRateWithLineEndsInIt_isNamedUntilACodeIsRead() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("scanner"));
        SerialLine line = scanner(pty.link())) {
      awaitOpened(1);
      for (int scan = 1; scan <= 3; scan++) {
        assertThat(scannerState.state().condition()).isEqualTo(Condition.CONNECTED);
        int times = scan;
        pty.send(new byte[] {(byte) 0xF8, 0x06, '\r', (byte) 0x9E, 1, '\n'});
        Awaitility.await().until(() -> bytes.get() == 6 * times);
        now.addAndGet(20_000);
      }
      awaitCondition(scannerState, Condition.NONSENSE);
      assertThat(scannerState.state().lastGood()).isEmpty();
      assertThat(scannerState.state().sentence()).contains("波特率");
      pty.send("receipt\r\n".getBytes(UTF_8));
      awaitCondition(scannerState, Condition.CONNECTED);
    }
  }

  @Test
  void scanner_codesWithoutEnd_isNamed() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("scanner"));
        SerialLine line = scanner(pty.link())) {
      awaitOpened(1);
      for (int scan = 1; scan <= 3; scan++) {
        int times = scan;
        pty.send("receipt".getBytes(UTF_8));
        Awaitility.await().until(() -> bytes.get() == 7 * times);
        now.addAndGet(20_000);
      }
      awaitCondition(scannerState, Condition.NONSENSE);
      assertThat(scanned).isEmpty();
    }
  }

  @Test
  void close_silentDevice_endsTheThread() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("keypad"))) {
      SerialLine line = keypad(pty.link());
      awaitOpened(1);
      line.close();
      Awaitility.await()
          .until(
              () ->
                  Thread.getAllStackTraces().keySet().stream()
                      .noneMatch(thread -> thread.getName().equals("pty-keypad")));
    }
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private SerialLine scanner(Path device) {
    return SerialLine.start(
        "pty-scanner",
        new SerialSettings(device, 115_200),
        scannerState,
        counting(new SerialScanner(scannerState, now::get, scanned::add)));
  }

  private SerialLine keypad(Path device) {
    return SerialLine.start(
        "pty-keypad",
        new SerialSettings(device, 9600),
        keypadState,
        counting(
            new SerialKeypad(
                FrameTemplate.parse("A5 KK SS XX 5A", "xor KK SS"),
                KeyMap.oneToFive(),
                RepeatRule.of(Duration.ofMillis(300), ""),
                keypadState,
                now::get,
                key -> pressed.add(SatisfactionLevel.ofCityCode(6 - key)))));
  }

  private SerialListener counting(SerialListener listener) {
    return new SerialListener() {
      @Override
      public void opened() {
        listener.opened();
        now.addAndGet(300); // what comes at once would be a key that was down before
        opened.incrementAndGet();
      }

      @Override
      public void gone() {
        listener.gone();
      }

      @Override
      public void received(byte[] bytes, int count) {
        listener.received(bytes, count);
        SerialLineTest.this.bytes.addAndGet(count);
      }
    };
  }

  private static void awaitCondition(Device device, Condition condition) {
    Awaitility.await().until(() -> device.state().condition() == condition);
  }

  private void awaitOpened(int times) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> opened.get() >= times);
  }
}
