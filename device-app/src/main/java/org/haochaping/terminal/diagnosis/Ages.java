package org.haochaping.terminal.diagnosis;

import java.time.Duration;

/** How long something has been, in words. */
final class Ages {
  private Ages() {}

  static String chinese(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + " 天";
    }
    if (age.toHours() > 0) {
      return age.toHours() + " 小时";
    }
    return age.toMinutes() > 0 ? age.toMinutes() + " 分钟" : age.toSeconds() + " 秒";
  }

  static String english(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + " d";
    }
    if (age.toHours() > 0) {
      return age.toHours() + " h";
    }
    return age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() + " s";
  }
}
