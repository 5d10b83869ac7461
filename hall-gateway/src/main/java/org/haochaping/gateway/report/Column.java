package org.haochaping.gateway.report;

import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.SatisfactionLevel;

/** The columns that every table of numbers has, in their order. */
enum Column {
  ACTIVE("主动评价", "ratings"),
  LEVEL5("非常满意", "level 5"),
  LEVEL4("满意", "level 4"),
  LEVEL3("基本满意", "level 3"),
  LEVEL2("不满意", "level 2"),
  LEVEL1("非常不满意", "level 1"),
  GOOD_RATE("好评率", "good rate"),
  DEFAULTS("默认评价", "defaults"),
  CASES("受理办件", "cases"),
  UNRATED("未评价率", "not rated"),
  FOLLOW_UPS("差评回访", "follow-ups"),
  CALL_LATE("回访逾期", "called late"),
  RECTIFY_LATE("整改逾期", "rectified late"),
  MEDIAN("回访用时", "median hours");

  private final String chinese;
  private final String english;

  Column(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  String chinese() {
    return chinese;
  }

  String english() {
    return english;
  }

  Figure of(Tally tally) {
    return switch (this) {
      case ACTIVE -> Figure.of(tally.active());
      case LEVEL5 -> Figure.of(tally.ratings(SatisfactionLevel.VERY_SATISFIED));
      case LEVEL4 -> Figure.of(tally.ratings(SatisfactionLevel.SATISFIED));
      case LEVEL3 -> Figure.of(tally.ratings(SatisfactionLevel.BASICALLY_SATISFIED));
      case LEVEL2 -> Figure.of(tally.ratings(SatisfactionLevel.DISSATISFIED));
      case LEVEL1 -> Figure.of(tally.ratings(SatisfactionLevel.VERY_DISSATISFIED));
      case GOOD_RATE -> Figure.share(tally.goodRate());
      case DEFAULTS -> Figure.of(tally.defaults());
      case CASES -> Figure.of(tally.cases());
      case UNRATED -> Figure.share(tally.unratedRate());
      case FOLLOW_UPS -> Figure.of(tally.followUps());
      case CALL_LATE -> Figure.of(tally.calledBackLate());
      case RECTIFY_LATE -> Figure.of(tally.rectifiedLate());
      case MEDIAN -> Figure.of(tally.medianHoursToCallBack());
    };
  }
}
