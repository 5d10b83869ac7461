package org.haochaping.gateway.followup;

import org.haochaping.protocol.ProtocolException;

/** How the hall's staff is named: 1 to 50 characters. */
public final class StaffName {
  private static final int MAX = 50;

  private StaffName() {}

  /**
   * A name without blanks around it.
   *
   * @throws ProtocolException if it is empty or too long
   */
  public static String of(String typed) {
    String name = typed.strip();
    if (name.isEmpty() || name.length() > MAX) {
      throw new ProtocolException("姓名 1 至 50 字 / name: 1 to 50 characters");
    }
    return name;
  }
}
