package org.haochaping.workshop.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.screen.ReasonChoice;
import org.haochaping.terminal.screen.View;

/** The reasons screen, wherever the keys are on it. */
final class ReasonSamples {
  private static final List<String> GOOD =
      List.of(
          "一窗受理一次办结",
          "可以先受理后补材料",
          "不用提交证明",
          "可以全程网上办理",
          "可以使用手机办理",
          "可以就近办理",
          "无需材料直接办理",
          "服务热情效率高");

  private static final List<String> BAD =
      List.of(
          "没有提供材料样本",
          "没有提供材料清单",
          "未在承诺时间内办结",
          "同样内容的证明材料被要求多次提交",
          "承诺网办但无法在线办理",
          "在线预约办理后到实体大厅重复取号排队",
          "窗口人员业务不熟练",
          "服务态度生硬");

  /** As many as are shown of one level. */
  private static final List<String> MOST =
      Stream.concat(BAD.stream(), Stream.of("要求提供法律法规规定以外的申报材料", "网上办理系统操作复杂不便捷")).toList();

  private ReasonSamples() {}

  static List<Sample> all() {
    SatisfactionLevel good = SatisfactionLevel.VERY_SATISFIED;
    SatisfactionLevel bad = SatisfactionLevel.DISSATISFIED;
    int confirm = GOOD.size();
    return List.of(
        Samples.plain("reasons", reasons(good, 2, View.FollowUp.NONE)),
        Samples.plain("reasons-at-confirm", reasons(good, confirm, View.FollowUp.NONE)),
        Samples.plain("reasons-at-skip", reasons(good, confirm + 1, View.FollowUp.NONE)),
        Samples.plain("reasons-bad", reasons(bad, 2, View.FollowUp.CALL)),
        Samples.plain("reasons-most", reasons(bad, MOST, 9, View.FollowUp.CALL)),
        Samples.plain("reasons-no-case", reasons(bad, 2, View.FollowUp.NOBODY_TO_CALL)));
  }

  private static View reasons(SatisfactionLevel level, int focus, View.FollowUp followUp) {
    return reasons(level, level.isBad() ? BAD : GOOD, focus, followUp);
  }

  private static View reasons(
      SatisfactionLevel level, List<String> labels, int focus, View.FollowUp followUp) {
    List<ReasonChoice> choices = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      choices.add(new ReasonChoice("c" + i, labels.get(i), i < 3, i == 1 || i == 4));
    }
    return new View.Reasons(level, choices, focus, followUp);
  }
}
