package org.haochaping.terminal.diagnosis;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.haochaping.terminal.keypad.KeyGuard;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.Words;

/** The keypads, and whether a key of the five is stuck. */
record KeysProbe(DeviceProbe devices, KeyCheck keys) implements Probe {
  static final String WORD = "keys";

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public Words name() {
    return devices.name();
  }

  @Override
  public Result look() {
    Result found = devices.look();
    return stuck(keys.marks()).map(stuck -> stuck.and(found)).orElse(found);
  }

  /**
   * What to say where some keys were tried and others gave nothing; empty where all did, or where
   * somebody only turned pages and left, by keys 1, 2 and 5.
   */
  static Optional<Result> silent(View.Keys keys) {
    String silent =
        IntStream.rangeClosed(1, KeyGuard.KEYS)
            .filter(key -> !keys.pressed().contains(key))
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    boolean tried = keys.pressed().contains(3) || keys.pressed().contains(4);
    return !tried || silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Result.attention(
                new Words("第 " + silent + " 键未按或无反应", "Not pressed, or dead: key " + silent + "."),
                "请逐个按键；无反应的请清洁或更换",
                "Press each key; clean or replace one that does nothing."));
  }

  /** What to say of keys that are stuck; empty where none is. */
  static Optional<Result> stuck(View.Keys keys) {
    if (keys.stuck().isEmpty()) {
      return Optional.empty();
    }
    String all =
        keys.stuck().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    return Optional.of(
        Result.bad(
            new Words("第 " + all + " 键卡住", "Stuck: key " + all + "."),
            "请清洁或松开按键，再按一次；仍卡住请更换按键",
            "Clean or free the key and press it once; if it stays stuck, replace it."));
  }
}
