package org.haochaping.gateway.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.api.Test;

class FocusListTest {
  private static final FocusRules RULES = new FocusRules(new FocusLimits(20, 0.9, 5, 0.2));

  private static ResultRow row(String name, long good, long bad) {
    Tally tally = new Tally(new TreeMap<>(Map.of("level5", good, "level1", bad, "default", 99L)));
    return new ResultRow(new Subject(SubjectKind.CLERK, name, name), tally, Tally.NONE);
  }

  private static List<String> list(ResultRow... rows) {
    Tally hall = List.of(rows).stream().map(ResultRow::tally).reduce(Tally.NONE, Tally::plus);
    return RULES.list(List.of(rows), hall).stream()
        .map(one -> one.subject().name() + " " + one.rule().word())
        .toList();
  }

  @Test
  void FOCUS_LIST_lowGoodRate_isListedFromEnoughRatingsOn() {
    assertThat(list(row("a", 17, 3), row("b", 18, 2), row("c", 16, 3), row("d", 900, 17)))
        .as("85% of 20; 90% is not below; 19 are too few; many good ones")
        .containsExactly("a low-good-rate", "d concentrated-bad");
  }

  @Test
  void FOCUS_LIST_concentratedBadRatings_areListedByNumberAndShare() {
    assertThat(list(row("a", 990, 5), row("b", 990, 4), row("c", 990, 16)))
        .as("5 of 25 are a fifth; 4 are too few")
        .containsExactly("c concentrated-bad", "a concentrated-bad");
    assertThat(list(row("a", 990, 5), row("c", 990, 21))).containsExactly("c concentrated-bad");
  }

  @Test
  void FOCUS_LIST_entry_saysWhichRulePutTheNameThereByWhichNumbers() {
    ResultRow row = row("王", 10, 10);
    List<FocusEntry> entries = RULES.list(List.of(row), row.tally());
    assertThat(entries).extracting(FocusEntry::rule).containsExactly(FocusRule.values());
    assertThat(entries.get(0).chinese()).isEqualTo("20 条主动评价,好评率 50.0%,低于 90.0%");
    assertThat(entries.get(1).english())
        .isEqualTo("10 bad ratings, 100.0% of the hall's (from 5 and 20.0% on)");
  }

  @Test
  void FOCUS_LIST_hallItself_isListedByItsGoodRateAlone() {
    ResultRow good = new ResultRow(Subject.HALL, row("", 990, 9).tally(), Tally.NONE);
    ResultRow bad = new ResultRow(Subject.HALL, row("", 80, 20).tally(), Tally.NONE);
    assertThat(RULES.list(List.of(good), good.tally())).isEmpty();
    assertThat(RULES.list(List.of(bad), bad.tally()))
        .extracting(FocusEntry::rule)
        .containsExactly(FocusRule.LOW_GOOD_RATE);
  }

  @Test
  void FOCUS_LIST_numbersThatMakeNoSense_areRefused() {
    assertThatThrownBy(() -> new FocusLimits(20, 90, 5, 0.2)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> new FocusLimits(0, 0.9, 5, 0.2)).isInstanceOf(ProtocolException.class);
  }
}
