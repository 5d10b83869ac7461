package org.haochaping.terminal.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.haochaping.terminal.log.HeardLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluggedDeviceTest {
  @TempDir Path folder;

  private final Device device = new Devices(() -> 0).add("评价器 / Keypad", "keypad");

  @Test
  void open_throwsWhatNobodyExpects_isNamedAndTriedAgain() throws IOException {
    AtomicInteger opened = new AtomicInteger();
    Path path = Files.createFile(folder.resolve("keypad"));
    try (HeardLog errors = HeardLog.of(PluggedDevice.class.getName(), Level.SEVERE);
        PluggedDevice<Silent> plugged =
            PluggedDevice.start("odd", "odd keypad", path, device, new Odd(opened))) {
      assertThat(plugged).isNotNull();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> device.state().condition() == Condition.CONNECTED);
      assertThat(opened).hasValue(4);
      assertThat(errors.messages())
          .as("once, and not at every try")
          .singleElement()
          .asString()
          .contains("odd keypad cannot be read", "评价器 / Keypad");
    }
  }

  @Test
  void pathWithAStar_takesTheOnlyOneThatMatchesWhateverItsName() throws IOException {
    Files.createFile(folder.resolve("other"));
    Path first = Files.createFile(folder.resolve("usb-Acme-1"));
    try (PluggedDevice<Silent> plugged = anyUsb()) {
      assertThat(plugged).isNotNull();
      awaitCondition(Condition.CONNECTED);
      Path second = Files.createFile(folder.resolve("usb-Best-2"));
      Awaitility.await()
          .during(Duration.ofMillis(700))
          .until(() -> device.state().condition() == Condition.CONNECTED);
      Files.delete(second);
      Files.delete(first);
      awaitCondition(Condition.ABSENT);
      Files.createFile(folder.resolve("usb-Cord-3"));
      awaitCondition(Condition.CONNECTED);
    }
  }

  @Test
  void pathWithAStar_thatTwoMatch_namesThemAndTakesNone() throws IOException {
    Path first = Files.createFile(folder.resolve("usb-Acme-1"));
    Files.createFile(folder.resolve("usb-Best-2"));
    try (PluggedDevice<Silent> plugged = anyUsb()) {
      assertThat(plugged).isNotNull();
      awaitCondition(Condition.FAULT);
      assertThat(device.state().sentence())
          .contains("usb-Acme-1", "usb-Best-2", "请在配置里写明路径", "name one");
      Files.delete(first);
      awaitCondition(Condition.CONNECTED);
    }
  }

  private PluggedDevice<Silent> anyUsb() {
    return PluggedDevice.start(
        "any", "any keypad", folder.resolve("usb-*"), device, new Odd(new AtomicInteger(9)));
  }

  private void awaitCondition(Condition condition) {
    Awaitility.await().until(() -> device.state().condition() == condition);
  }

  /** Fails thrice in a way that no driver should. */
  private record Odd(AtomicInteger opened) implements PluggedListener<Silent> {
    @Override
    public Silent open(Path real) {
      if (opened.incrementAndGet() < 4) {
        throw new IllegalStateException("odd");
      }
      return new Silent();
    }

    @Override
    public void opened(Silent port) {}

    @Override
    public void received(Silent port, byte[] bytes, int count) {}

    @Override
    public void gone() {}
  }

  private static final class Silent implements PluggedPort {
    @Override
    public int read(byte[] bytes) {
      Thread.onSpinWait();
      return 0;
    }

    @Override
    public void close() {}
  }
}
