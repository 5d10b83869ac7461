package org.haochaping.workshop.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.haochaping.protocol.SatisfactionLevel;

/** Plays a script on one terminal's devices and waits for its screen after each step. */
final class Player {
  /** A terminal answers at once; the rest is for what has to time out, and a loaded machine. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** As fast as a technician is. */
  private static final long BETWEEN_PRESSES_MILLIS = 300;

  private static final String[] ANSWERS = {"offered", "refused"};

  private final Devices devices;
  private final Screens screens;
  private final Receipts receipts;
  private final WindowSystem window;
  private final Backstage backstage;
  private final PrintStream out;
  private int before;

  /**
   * Nothing is played yet.
   *
   * @param backstage does what happens to the hall
   */
  Player(
      Devices devices,
      Screens screens,
      Receipts receipts,
      WindowSystem window,
      Backstage backstage,
      PrintStream out) {
    this.devices = devices;
    this.screens = screens;
    this.receipts = receipts;
    this.window = window;
    this.backstage = backstage;
    this.out = out;
  }

  /**
   * Plays it to its end.
   *
   * @throws PlayException if the screen does not answer as it should
   */
  void play(PlayScript script) {
    try {
      List<PlayStep> steps = script.steps();
      for (int i = 0; i < steps.size(); i++) {
        boolean refused =
            i + 1 < steps.size()
                && steps.get(i + 1) instanceof PlayStep.Expect next
                && next.screen().startsWith("refused");
        play(steps.get(i), refused);
      }
    } catch (IOException e) {
      throw new PlayException("设备断开 / a device is gone: " + e.getMessage(), e);
    }
  }

  /** Plays a step; a key is refused only where the play says so. */
  private void play(PlayStep step, boolean refused) throws IOException {
    if (step instanceof PlayStep.Key) {
      screens.awaitSeen();
    }
    int mark = screens.mark();
    if (step instanceof PlayStep.Expect expect) {
      // What the step before brought may be over by now.
      if (!screens.isShown(expect.screen())) {
        screens.await(before, ANSWER, expect.screen());
      }
      mark = screens.mark();
    } else if (step instanceof PlayStep.Scan scan) {
      devices.scan(receipts.text(scan.receipt()));
      String shown = screens.await(mark, ANSWER, ANSWERS);
      out.println("扫码 scan " + scan.receipt() + " → " + shown);
    } else if (step instanceof PlayStep.Key key) {
      String[] answers = refused ? new String[] {"refused"} : answersToAKey(screens.name());
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
    } else if (step instanceof PlayStep.Batch batch) {
      devices.scan(window.batch(projectNumbers(batch.cases())));
      out.println(
          "扫码 scan, one receipt of "
              + batch.cases()
              + " cases → "
              + screens.await(mark, ANSWER, ANSWERS));
    } else if (step instanceof PlayStep.Hold hold) {
      devices.down(hold.keys());
      pause(hold.seconds() * 1000L);
      devices.up();
      pause(BETWEEN_PRESSES_MILLIS); // sooner, it would be the same contact that bounces
      out.println("按住 held " + hold.keys() + ", " + hold.seconds() + " s → " + screens.name());
    } else if (step instanceof PlayStep.Pin pin) {
      for (SatisfactionLevel key : pin.keys()) {
        devices.press(key);
        pause(BETWEEN_PRESSES_MILLIS);
      }
      out.println("密码 PIN → " + screens.await(mark, ANSWER, "diagnosis"));
    } else if (step instanceof PlayStep.Behind behind) {
      backstage.play(behind);
    }
    before = mark;
  }

  private static List<String> projectNumbers(int cases) {
    String now = Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
    return IntStream.rangeClosed(1, cases).mapToObj(n -> "1509-BATCH-" + now + "-" + n).toList();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlayException("interrupted", e);
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
