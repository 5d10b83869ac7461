package org.haochaping.terminal.diagnosis;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.haochaping.terminal.screen.Words;

/** Whether ratings can be kept. */
record JournalProbe(BooleanSupplier writable, LongSupplier waiting) implements Probe {
  static final String WORD = "journal";

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public Words name() {
    return new Words("评价记录", "Ratings on disk");
  }

  @Override
  public Result look() {
    long queue = waiting.getAsLong();
    if (writable.getAsBoolean()) {
      return Result.good("记录正常，待上传 " + queue + " 条", "Open, " + queue + " waiting to be sent.");
    }
    return Result.bad(
        new Words("评价记录无法打开或写入", "The ratings can't be opened or written."),
        "请看日志中的 journal，并重启评价器；不要删除数据目录",
        "Look for journal in the log and restart; do not delete the data directory.");
  }
}
