package org.haochaping.gateway.phone;

import org.haochaping.gateway.settlement.Standing;

/** What a person reads where there is nothing to fill in, in plain words, with what to do next. */
enum Sentence {
  FORGED(
      400,
      "这张回执的防伪签名不正确",
      "请扫描窗口打印的原始回执，或请窗口工作人员重新打印",
      "This receipt is not genuine",
      "Please scan the receipt printed at the window, or ask the clerk for a new one"),
  OTHER_HALL(
      400,
      "这张回执是其他政务服务大厅出具的",
      "请在办理业务的大厅评价",
      "This receipt is from another hall",
      "Please rate at that hall"),
  UNREADABLE(
      404,
      "未能识别这个链接",
      "请重新扫描回执或窗口上的二维码",
      "This link can't be read",
      "Please scan the code on your receipt or at the window again"),
  EXPIRED(
      410,
      "评价期限已过",
      "如仍有意见，请向大厅咨询台反映",
      "The time for rating is over",
      "If you still have something to say, please tell the information desk"),
  RATED(
      200,
      "这笔办件已经评价过",
      "每笔办件评价一次即可，感谢您的参与",
      "This case has already been rated",
      "One rating for each case is enough. Thank you"),
  NOT_ACCEPTED(
      409,
      "这笔办件尚未受理，不能评价",
      "如有疑问，请向大厅咨询台反映",
      "This case was not accepted, so there is nothing to rate",
      "Please ask at the information desk"),
  FORM_OLD(
      400,
      "页面已失效，内容未提交",
      "请重新扫描二维码再试",
      "This page is out of date; nothing was sent",
      "Please scan the code again"),
  TOO_MANY(429, "访问过于频繁", "请稍后再试", "Too many requests from here", "Please try again later"),
  NOT_SAVED(
      503,
      "抱歉，您的评价未能保存",
      "请稍后再试，或告知窗口工作人员",
      "Sorry, your rating could not be saved",
      "Please try again later, or tell the clerk"),
  UNAVAILABLE(
      503,
      "抱歉，页面暂时打不开",
      "请稍后再试，或在窗口的评价器上评价",
      "Sorry, this page is not available just now",
      "Please try again later, or rate on the terminal at the window"),
  THANKS(
      200,
      "感谢您告诉我们原因",
      "您的评价已保存，可以关闭本页",
      "Thank you for telling us why",
      "Your rating is saved. You may close this page"),
  REPORTED(
      200,
      "举报已收下",
      "内容已加密封存，将转交负责的纪检监察机关，只有该机关能打开；大厅和窗口的工作人员看不到",
      "Your report was taken",
      "It is sealed and goes to the responsible discipline inspection body, which alone can open"
          + " it. The hall's staff can't read it");

  private final int status;
  private final String chinese;
  private final String chineseNext;
  private final String english;
  private final String englishNext;

  Sentence(int status, String chinese, String chineseNext, String english, String englishNext) {
    this.status = status;
    this.chinese = chinese;
    this.chineseNext = chineseNext;
    this.english = english;
    this.englishNext = englishNext;
  }

  /** Why a case can't be rated. */
  static Sentence of(Standing standing) {
    return switch (standing) {
      case RATED -> RATED;
      case OVER -> EXPIRED;
      case NOT_ACCEPTED -> NOT_ACCEPTED;
      case OPEN, RATED_BY_NUMBER, UNKNOWN -> throw new IllegalArgumentException("it can be rated");
    };
  }

  int status() {
    return status;
  }

  String chinese() {
    return chinese;
  }

  String chineseNext() {
    return chineseNext;
  }

  String english() {
    return english;
  }

  String englishNext() {
    return englishNext;
  }
}
