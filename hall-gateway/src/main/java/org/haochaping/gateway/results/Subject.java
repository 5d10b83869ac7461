package org.haochaping.gateway.results;

/**
 * One of those that results are given for.
 *
 * @param code unique within its kind: the department's credit code, the window's number, the
 *     clerk's staff number (or name where there is none), the item's implementation code; empty for
 *     the hall
 * @param name what people call it, the newest that is known; may be empty
 */
public record Subject(SubjectKind kind, String code, String name) {
  /** The hall as a whole. */
  public static final Subject HALL = new Subject(SubjectKind.HALL, "", "");

  /** The name, or the code where there is none. */
  public String label() {
    return name.isEmpty() ? code : name;
  }

  static Subject window(int number) {
    return new Subject(SubjectKind.WINDOW, Integer.toString(number), "");
  }
}
