package org.haochaping.terminal.session;

import java.util.Locale;

/** Why nothing was offered or taken, in sentences for the person at the window. */
public enum Refusal {
  FORGED(
      "这张回执的防伪签名不正确",
      "This receipt is not genuine.",
      "请使用窗口打印的原始回执，或请窗口工作人员重新打印",
      "Please use the receipt printed at the window, or ask the clerk for a new one."),
  OTHER_HALL(
      "这张回执是其他政务服务大厅出具的",
      "This receipt is from another hall.",
      "请在办理业务的大厅评价，或扫描回执上的二维码用手机评价",
      "Please rate at that hall, or scan the code with your phone."),
  EXPIRED(
      "这张回执已超过评价期限",
      "The time for rating with this receipt is over.",
      "如仍有意见，请向大厅咨询台反映",
      "If you still have something to say, please tell the information desk."),
  ALREADY_RATED(
      "这笔办件已在本窗口评价过",
      "This case has already been rated here.",
      "每笔办件评价一次即可，感谢您的参与",
      "One rating for each case is enough. Thank you."),
  UNREADABLE(
      "未能识别这个二维码",
      "This code could not be read as a receipt.",
      "请将办件回执上的二维码对准扫码口，再试一次",
      "Please hold the QR code of your receipt under the scanner and try again."),
  NOT_SAVED(
      "抱歉，您的评价未能保存",
      "Sorry, your rating could not be saved.",
      "请重新扫描回执再评价一次，或告知窗口工作人员",
      "Please scan your receipt and rate again, or tell the clerk."),
  CHANGE_NOT_SAVED(
      "抱歉，更改未能保存",
      "Sorry, your change could not be saved.",
      "您先前的评价已保存并有效；如需更改，请告知大厅咨询台",
      "Your earlier rating is saved and stands. To change it, please tell the information desk.");

  private final String chinese;
  private final String english;
  private final String adviceChinese;
  private final String adviceEnglish;

  Refusal(String chinese, String english, String adviceChinese, String adviceEnglish) {
    this.chinese = chinese;
    this.english = english;
    this.adviceChinese = adviceChinese;
    this.adviceEnglish = adviceEnglish;
  }

  /** The reason. */
  public String chinese() {
    return chinese;
  }

  /** The reason, in English. */
  public String english() {
    return english;
  }

  /** What the person can do. */
  public String adviceChinese() {
    return adviceChinese;
  }

  /** What the person can do, in English. */
  public String adviceEnglish() {
    return adviceEnglish;
  }

  /** The word for logs, such as {@code other-hall}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
