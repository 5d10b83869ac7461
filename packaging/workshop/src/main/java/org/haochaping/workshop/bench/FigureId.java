package org.haochaping.workshop.bench;

import java.util.Arrays;
import java.util.Optional;

/** The figures, in the order of the table. */
@SuppressWarnings("ImmutableEnumChecker") // Goal is a record of a word and two numbers
enum FigureId {
  CAPTURE_P50("capture-p50", "按键到落盘", "press to on disk, p50", "ms", Goal.ratioAtMost(1.5)),
  CAPTURE_P99("capture-p99", "按键到落盘", "press to on disk, p99", "ms", Goal.ratioAtMost(1.5)),
  FIRST_FRAME_BACKLOG(
      "first-frame-backlog", "积压时首屏", "first frame with a backlog", "ms", Goal.ratioAtMost(1.1)),
  FIRST_FRAME("first-frame", "终端首屏", "first frame", "ms", Goal.ratioAtMost(1.3)),
  TERMINAL_RSS("terminal-rss", "终端内存", "the terminal's memory", "MiB", Goal.ratioAtMost(1.3)),
  PRESS_TO_FRAME_P99(
      "press-to-frame-p99", "按键到画面", "press to frame, p99", "ms", Goal.valueAtMost(100)),
  KEYPAD_TO_FRAME_P99(
      "keypad-to-frame-p99", "键盘到画面", "keypad to frame, p99", "ms", Goal.valueAtMost(100)),
  DRAIN_26500("drain-26500", "积压上传", "drain of 26,500", "s", Goal.valueAtMost(60)),
  DRAIN_265000("drain-265000", "十倍积压", "ten times that", "s", Goal.ratioAtMost(1.2)),
  INGEST("ingest", "五十终端入库", "durable ingest", "ratings/s", Goal.ratioAtLeast(0.7)),
  INGEST_MOSQUITTO(
      "ingest-mosquitto", "对比 Mosquitto", "against Mosquitto", "ratings/s", Goal.ratioAtLeast(5)),
  GATEWAY_RSS_REST("gateway-rss-rest", "网关静息内存", "memory at rest", "MiB", Goal.valueAtMost(300)),
  GATEWAY_RSS_LOAD("gateway-rss-load", "网关负载内存", "memory in load", "MiB", Goal.valueAtMost(300)),
  FEED("feed", "上报市级平台", "feed to the city", "ratings/s", Goal.ratioAtLeast(0.7)),
  REPLAY("replay", "规则重新判定", "replay of the rules", "ratings/s", Goal.valueAtLeast(50_000));

  private final String word;
  private final String chinese;
  private final String english;
  private final String unit;
  private final Goal goal;

  FigureId(String word, String chinese, String english, String unit, Goal goal) {
    this.word = word;
    this.chinese = chinese;
    this.english = english;
    this.unit = unit;
    this.goal = goal;
  }

  static Optional<FigureId> of(String word) {
    return Arrays.stream(values()).filter(id -> id.word.equals(word)).findFirst();
  }

  /** Its name on the command line and in the JSON. */
  String word() {
    return word;
  }

  /** Its name in the table, Chinese first. */
  String title() {
    return chinese + " / " + english;
  }

  String unit() {
    return unit;
  }

  Goal goal() {
    return goal;
  }
}
