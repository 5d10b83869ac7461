package org.haochaping.workshop.demo;

import java.io.PrintStream;
import java.util.List;
import org.haochaping.workshop.hall.IssuedReceipt;

/** What a person types at the demo: {@code 5}, {@code r3}, a receipt's link, {@code 2: r3}. */
final class Console {
  private Console() {}

  /** What was typed. */
  sealed interface Input {}

  /** A key of a terminal's keypad, 1 to 5. */
  record Key(int seat, int number) implements Input {}

  /** Something held under a terminal's scanner. */
  record Scan(int seat, String text) implements Input {}

  /** Something else. */
  record Unclear(String why) implements Input {}

  static Input parse(String line, List<IssuedReceipt> issued, int seats) {
    int seat = 1;
    String rest = line;
    if (line.matches("[0-9]{1,2}:.*")) {
      int colon = line.indexOf(':');
      seat = Integer.parseInt(line.substring(0, colon));
      rest = line.substring(colon + 1).strip();
      if (seat < 1 || seat > seats) {
        return new Unclear("终端编号 1 到 " + seats + " / terminals are 1 to " + seats);
      }
    }
    if (rest.matches("[1-5]")) {
      return new Key(seat, Integer.parseInt(rest));
    }
    if (rest.matches("r[0-9]{1,3}")) {
      int number = Integer.parseInt(rest.substring(1));
      return number >= 1 && number <= issued.size()
          ? new Scan(seat, issued.get(number - 1).link())
          : new Unclear("回执编号 r1 到 r" + issued.size() + " / receipts are r1 to r" + issued.size());
    }
    return rest.isEmpty()
        ? new Unclear("输入 1-5、r1、或回执链接 / type 1-5, r1, or a receipt's link")
        : new Scan(seat, rest);
  }

  static void help(List<IssuedReceipt> issued, int seats, PrintStream out) {
    out.println();
    out.println("可以试用的回执 / receipts to try:");
    for (int i = 0; i < issued.size(); i++) {
      out.println("  r" + (i + 1) + "  " + issued.get(i).projectNo() + "  " + issued.get(i).link());
    }
    out.println();
    out.println("输入 r1 扫第一张回执,再输入 1-5 评价(1 非常满意 … 5 非常不满意)。");
    out.println("Type r1 to scan the first receipt, then 1-5 to rate (1 best, 5 worst).");
    if (seats > 1) {
      out.println("前缀选择终端 / a prefix chooses the terminal: 2: r3");
    }
    out.println("在窗口里也可直接按键 / keys work in a window too. Ctrl-C 结束 / ends.");
    out.println();
  }
}
