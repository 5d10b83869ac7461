package org.haochaping.workshop.demo;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.haochaping.workshop.hall.RulesView;

/** What followed from ratings, and from none, as lines for a person; each is told once. */
final class Aftermath {
  private final RulesView rules;
  private final DateTimeFormatter time;
  private final Set<Long> followUps = new HashSet<>();
  private final Set<String> defaults = new HashSet<>();

  Aftermath(RulesView rules, ZoneId zone) {
    this.rules = rules;
    this.time = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(zone);
  }

  /** What is new since the last time. */
  List<String> news() {
    List<String> lines = new ArrayList<>();
    for (RulesView.FollowUp one : rules.followUps()) {
      if (followUps.add(one.id())) {
        lines.add(line(one));
      }
    }
    for (RulesView.ByDefault one : rules.defaults()) {
      if (!one.delivery().equals("pending") && defaults.add(one.projectNo())) {
        lines.add(
            "默认 default "
                + one.projectNo()
                + " · 期限内未评价,默认基本满意 / not rated in time, level by default"
                + (one.delivery().equals("sent") ? " · 城市已收 at the city" : ""));
      }
    }
    return lines;
  }

  private String line(RulesView.FollowUp one) {
    return "回访 follow-up #"
        + one.id()
        + " "
        + one.projectNo()
        + " · 回访截止 call back by "
        + time.format(one.verifyDue())
        + " · 整改截止 rectify by "
        + one.rectifyDate()
        + (one.provisional() ? " (暂定 provisional)" : "");
  }
}
