package org.haochaping.gateway.results;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What results are given for (articles 18 and 19). */
public enum SubjectKind {
  /** The hall as a whole: all that is counted. */
  HALL("大厅", "hall"),
  /** The department that a case belongs to. */
  DEPARTMENT("部门", "department"),
  /** The window at which a case was accepted or rated. */
  WINDOW("窗口", "window"),
  /** Who was on duty there. */
  CLERK("工作人员", "clerk"),
  /** The item (事项) of a case. */
  ITEM("事项", "item");

  private final String chinese;
  private final String english;

  SubjectKind(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The word in the ledger, on the command line and in JSON, such as {@code department}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people call it in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** What people call it in English. */
  public String english() {
    return english;
  }

  /** The one with that word. */
  public static Optional<SubjectKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
