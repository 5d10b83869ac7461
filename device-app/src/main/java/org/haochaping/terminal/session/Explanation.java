package org.haochaping.terminal.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.ReasonList;

/**
 * The reasons screen as the keys and touches left it: any reasons may be ticked, none must be.
 *
 * @param list the version of the reasons' list
 * @param reasons in the order in which they are shown
 * @param ticked their codes
 * @param focus where the keys are: at a reason, or, behind them all, at confirm and at skip
 */
public record Explanation(String list, List<Reason> reasons, Set<String> ticked, int focus) {
  /** Copies both. */
  public Explanation {
    reasons = List.copyOf(reasons);
    ticked = Set.copyOf(ticked);
  }

  static Explanation of(ReasonList list, List<Reason> reasons) {
    return new Explanation(list.version(), reasons, Set.of(), 0);
  }

  /** Moves the focus, from the last place on to the first and back. */
  Explanation moved(int by) {
    return new Explanation(list, reasons, ticked, Math.floorMod(focus + by, reasons.size() + 2));
  }

  /** Ticks, or takes the tick away; a code that is not offered changes nothing. */
  Explanation toggled(String code) {
    if (reasons.stream().noneMatch(reason -> reason.code().equals(code))) {
      return this;
    }
    Set<String> now = new LinkedHashSet<>(ticked);
    if (!now.remove(code)) {
      now.add(code);
    }
    return new Explanation(list, reasons, now, focus);
  }

  boolean isAtReason() {
    return focus < reasons.size();
  }

  boolean isAtSkip() {
    return focus == reasons.size() + 1;
  }

  Explanation toggledAtFocus() {
    return toggled(reasons.get(focus).code());
  }

  /** The ticked codes in the order of the screen. */
  List<String> codes() {
    List<String> codes = new ArrayList<>();
    for (Reason reason : reasons) {
      if (ticked.contains(reason.code())) {
        codes.add(reason.code());
      }
    }
    return codes;
  }
}
