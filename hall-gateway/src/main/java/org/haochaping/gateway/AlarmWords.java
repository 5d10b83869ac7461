package org.haochaping.gateway;

import java.util.Map;

/** What the kinds of alarms are called in Chinese. */
final class AlarmWords {
  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("gap", "日志缺口"),
          Map.entry("fork", "日志分叉"),
          Map.entry("broken-link", "日志断链"),
          Map.entry("unreadable-entry", "记录无法读取"),
          Map.entry("change-too-late", "改选到达太晚"),
          Map.entry("reasons-too-late", "原因到达太晚"),
          Map.entry("breach", "违规连接或报文"),
          Map.entry("ledger-damaged", "台账损坏,已抢救"),
          Map.entry("quarantine", "市级平台拒收评价"),
          Map.entry("reconcile", "台账与市级平台不一致"),
          Map.entry("city-failing", "市级平台上报无结果"),
          Map.entry("city-denied", "市级平台拒绝本网关上报"),
          Map.entry("city-fetch-failing", "市级平台取回无结果"),
          Map.entry("city-fetch-denied", "市级平台拒绝本网关取回"),
          Map.entry("region-malformed", "取回的评价不合规"),
          Map.entry("region-same-number", "评价编号与平台冲突"),
          Map.entry("followup-overdue", "差评回访或整改超期"),
          Map.entry("fair-play-burst", "疑似代按:短时同一等级"),
          Map.entry("fair-play-many-at-window", "疑似代按:同窗评价过多"),
          Map.entry("fair-play-no-service", "疑似代按:连续无办件"),
          Map.entry("fair-play-before-acceptance", "疑似代按:早于受理"),
          Map.entry("terminal-alarms", "终端告警过多或异常"),
          Map.entry("burst-of-one-level", "疑似代按:连按同一等级"),
          Map.entry("faster-than-people", "疑似代按:快于常人"),
          Map.entry("no-service-before", "疑似代按:此前无服务"),
          Map.entry("changed-from-bad", "疑似代按:差评随即改好"),
          Map.entry("stray-presses", "无评价时的按键过多"),
          Map.entry("key-stuck", "按键卡住"),
          Map.entry("journal-nearly-full", "终端日志将满"),
          Map.entry("journal-damaged", "终端日志损坏"),
          Map.entry("journal-forked", "终端日志分叉"),
          Map.entry("batches-refused", "网关拒收终端记录"),
          Map.entry("journal-unavailable", "终端记录曾无法保存"),
          Map.entry("rating-unconfirmed", "未能确认评价已保存"));

  private AlarmWords() {}

  /** The Chinese for a kind; the word for alarm where it is not known. */
  static String chinese(String kind) {
    return CHINESE.getOrDefault(kind, "告警");
  }
}
