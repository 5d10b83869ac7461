package org.haochaping.workshop.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/** Plays a script on one terminal's devices and waits for its screen after each step. */
final class Player {
  /** A terminal answers at once; the rest is for what has to time out, and a loaded machine. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private static final String[] ANSWERS = {"offered", "refused"};

  private final Devices devices;
  private final Screens screens;
  private final Receipts receipts;
  private final WindowSystem window;
  private final Consumer<PlayStep.Settings> hall;
  private final PrintStream out;

  /**
   * Nothing is played yet.
   *
   * @param hall makes the hall decide so, and returns when the terminal knows it
   */
  Player(
      Devices devices,
      Screens screens,
      Receipts receipts,
      WindowSystem window,
      Consumer<PlayStep.Settings> hall,
      PrintStream out) {
    this.devices = devices;
    this.screens = screens;
    this.receipts = receipts;
    this.window = window;
    this.hall = hall;
    this.out = out;
  }

  /**
   * Plays it to its end.
   *
   * @throws PlayException if the screen does not answer as it should
   */
  void play(PlayScript script) {
    try {
      for (PlayStep step : script.steps()) {
        play(step);
      }
    } catch (IOException e) {
      throw new PlayException("设备断开 / a device is gone: " + e.getMessage(), e);
    }
  }

  private void play(PlayStep step) throws IOException {
    if (step instanceof PlayStep.Key) {
      screens.awaitSeen();
    }
    int mark = screens.mark();
    if (step instanceof PlayStep.Scan scan) {
      devices.scan(receipts.text(scan.receipt()));
      String shown = screens.await(mark, ANSWER, ANSWERS);
      out.println("扫码 scan " + scan.receipt() + " → " + shown);
    } else if (step instanceof PlayStep.Key key) {
      String[] answers = answersToAKey(screens.name());
      devices.press(key.level());
      out.println(
          "按键 key "
              + key.number()
              + " ("
              + key.level().chinese()
              + ") → "
              + screens.await(mark, ANSWER, answers));
    } else if (step instanceof PlayStep.KeypadBytes noise) {
      devices.keypadBytes(noise.bytes());
    } else if (step instanceof PlayStep.ScannerText text) {
      devices.scan(text.text());
      out.println("扫码 scan " + text.text() + " → " + screens.await(mark, ANSWER, ANSWERS));
    } else if (step instanceof PlayStep.ScannerNoise noise) {
      devices.scannerNoise(noise.bytes());
      String shown = screens.await(mark, ANSWER, ANSWERS);
      out.println("扫码 scan, " + noise.bytes() + " bytes of noise → " + shown);
    } else if (step instanceof PlayStep.Invite invite) {
      if (invite.withReceipt()) {
        window.invite(receipts.fresh());
      } else {
        window.consult();
      }
      out.println("窗口系统邀请 invitation → " + screens.await(mark, ANSWER, ANSWERS));
    } else if (step instanceof PlayStep.Withdraw) {
      window.withdraw();
      out.println("撤回邀请 withdrawn → " + screens.await(mark, ANSWER, "idle"));
    } else if (step instanceof PlayStep.Settings settings) {
      hall.accept(settings);
      out.println("大厅设置 the hall's settings: " + settings.on());
    } else if (step instanceof PlayStep.Expect expect) {
      if (!screens.name().equals(expect.screen())) {
        screens.await(mark, ANSWER, expect.screen());
      }
    }
  }

  /** On the reasons screen a key moves, ticks, confirms or skips; during the thanks it changes. */
  private static String[] answersToAKey(String screen) {
    return switch (screen) {
      case "offered", "thanked" -> new String[] {"thanked", "reasons"};
      case "reasons" -> new String[] {"reasons", "thanked"};
      default -> new String[] {Screens.NOT_RATED, "offered"};
    };
  }
}
