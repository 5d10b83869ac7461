package org.haochaping.gateway.publish;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.haochaping.gateway.results.FocusLimits;
import org.haochaping.gateway.results.SmallGroups;
import org.haochaping.gateway.results.SubjectKind;

/**
 * What the hall publishes.
 *
 * @param kinds in the order in which they are shown; clerks only where the hall has them in it
 * @param focus of which kinds names on the focus list are public (article 19)
 * @param settleDays a month is published once so many days have passed after it
 * @param live whether the running month and day are shown as they come: then who watches can tell
 *     who gave which level, so for demonstrations only
 * @param reasons the sentences of the reasons, by code
 */
public record PublishRules(
    String hallName,
    ZoneId zone,
    SmallGroups small,
    List<SubjectKind> kinds,
    List<SubjectKind> focus,
    FocusLimits limits,
    int settleDays,
    boolean live,
    Map<String, String> reasons) {
  /** Copies the lists. */
  public PublishRules {
    kinds = List.copyOf(kinds);
    focus = List.copyOf(focus);
    reasons = Map.copyOf(reasons);
  }
}
