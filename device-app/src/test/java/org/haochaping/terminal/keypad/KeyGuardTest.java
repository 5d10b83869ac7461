package org.haochaping.terminal.keypad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.haochaping.terminal.keypad.KeyGuard.Found;
import org.junit.jupiter.api.Test;

final class KeyGuardTest {
  private KeyGuard guard = KeyGuard.ofContacts();
  private final List<Found> found = new ArrayList<>();
  private final List<Integer> felt = new ArrayList<>();

  @Test
  void key_thatBounces_isOnePress() {
    for (long at : new long[] {0, 2, 5}) {
      down(3, at);
      up(3, at + 1);
    }
    down(3, 7);
    until(400);
    for (long at : new long[] {401, 403, 404}) {
      up(3, at);
      down(3, at + 1);
    }
    up(3, 410);
    until(5_000);
    assertThat(found).containsExactly(new Found.Press(3));
  }

  @Test
  void key_touchedForLessThanTwentyMillis_isNoPress() {
    down(3, 0);
    up(3, 19);
    until(1_000);
    assertThat(found).isEmpty();
  }

  @Test
  void key_withAutoRepeat_isOnePress() {
    for (long at = 0; at < 3_000; at += 30) {
      down(2, at);
    }
    assertThat(found).containsExactly(new Found.Press(2));
  }

  @Test
  void key_releasedAndPressedAgain_isTwoPresses() {
    tap(4, 0, 80);
    tap(4, 200, 280);
    until(1_000);
    assertThat(found).containsExactly(new Found.Press(4), new Found.Press(4));
  }

  @Test
  void contact_thatBounces_isFeltOnceWhenItIsStable() {
    down(3, 0);
    up(3, 5);
    down(3, 10);
    until(29);
    assertThat(felt).isEmpty();
    until(30);
    assertThat(felt).containsExactly(3);
    assertThat(found).isEmpty();
    until(20_000);
    up(3, 20_000);
    until(21_000);
    assertThat(felt).containsExactly(3);
  }

  @Test
  void report_isFeltAtOnce() {
    guard = KeyGuard.ofReports();
    down(3, 0);
    until(0);
    assertThat(felt).containsExactly(3);
    assertThat(found).isEmpty();
  }

  @Test
  void key_downBeforeTheKeypadWasOpened_isNotFelt() {
    guard.downBefore(3, 0);
    until(1_000);
    assertThat(felt).isEmpty();
  }

  @Test
  void secondKey_whichGoesDownWithTheFirst_isNotFelt() {
    down(2, 0);
    down(3, 45);
    until(1_000);
    assertThat(felt).containsExactly(2);
  }

  @Test
  void twoKeys_whichSettleAtTheSameMoment_areNotFelt() {
    down(2, 0);
    down(3, 0);
    until(1_000);
    assertThat(felt).isEmpty();
    assertThat(found).isEmpty();
  }

  @Test
  void press_isGivenFiftyMillisAfterTheFirstContact() {
    down(1, 0);
    until(49);
    assertThat(found).isEmpty();
    until(50);
    assertThat(found).containsExactly(new Found.Press(1));
  }

  @Test
  void key_heldTooLong_isStuckOnceWhileTheOthersWork() {
    down(2, 0);
    tap(4, 3_000, 3_100);
    until(9_999);
    assertThat(found).containsExactly(new Found.Press(2), new Found.Press(4));
    found.clear();
    tap(5, 12_000, 12_100);
    until(60_000);
    assertThat(found).containsExactly(new Found.Stuck(2), new Found.Press(5));
    found.clear();
    up(2, 61_000);
    tap(2, 62_000, 62_100);
    until(63_000);
    assertThat(found).containsExactly(new Found.Press(2));
  }

  @Test
  void key_downBeforeTheKeypadWasOpened_givesNoPressUntilReleased() {
    guard.downBefore(3, 0);
    until(10_000);
    assertThat(found).containsExactly(new Found.Stuck(3));
    up(3, 11_000);
    tap(3, 12_000, 12_100);
    until(13_000);
    assertThat(found).containsExactly(new Found.Stuck(3), new Found.Press(3));
  }

  @Test
  void twoKeys_atTheSameMoment_areNoPress() {
    down(2, 0);
    down(3, 45);
    until(500);
    up(2, 600);
    up(3, 610);
    until(1_000);
    assertThat(found).isEmpty();
  }

  @Test
  void twoKeys_secondBouncesPastTheMoment_areNoPress() {
    down(2, 0);
    down(3, 40);
    up(3, 47);
    down(3, 58);
    until(1_000);
    assertThat(found).isEmpty();
  }

  @Test
  void twoKeys_oneAfterTheOther_areTwoPresses() {
    down(2, 0);
    down(3, 60);
    until(1_000);
    assertThat(found).containsExactly(new Found.Press(2), new Found.Press(3));
  }

  @Test
  void outerKeys_heldForFiveSeconds_askForTheDiagnosisOnce() {
    down(1, 0);
    down(5, 30);
    until(5_029);
    assertThat(found).isEmpty();
    until(9_000);
    assertThat(found).containsExactly(new Found.DiagnosisAsked());
    up(1, 9_100);
    until(9_200);
    down(1, 9_300);
    up(5, 9_900);
    until(20_000);
    assertThat(found).doesNotContain(new Found.Press(5)).filteredOn(this::asked).hasSize(1);
  }

  @Test
  void innerKeys_heldForFiveSeconds_askForNothing() {
    down(2, 0);
    down(4, 10);
    until(9_000);
    assertThat(found).isEmpty();
  }

  @Test
  void report_ofWhateverLength_isAPress() {
    guard = KeyGuard.ofReports();
    tap(3, 0, 0);
    tap(4, 1_000, 1_002);
    until(2_000);
    assertThat(found).containsExactly(new Found.Press(3), new Found.Press(4));
  }

  @Test
  void reports_repeatedAtAnyRate_areOnePressAndThenStuck() {
    for (long gap : new long[] {15, 33, 70, 250, 900}) {
      guard = KeyGuard.ofReports();
      found.clear();
      down(3, 0);
      for (long at = 500; at < 11_000; at += gap) {
        up(3, at);
        down(3, at + 2);
        down(3, at + 4);
      }
      assertThat(found).containsExactly(new Found.Press(3), new Found.Stuck(3));
    }
  }

  @Property(tries = 500)
  void anyEdges_neverMorePressesThanStableDowns(@ForAll("edges") List<Edge> edges) {
    long end = play(edges);
    for (int key = 1; key <= KeyGuard.KEYS; key++) {
      assertThat(presses(key)).isLessThanOrEqualTo(stableDowns(edges, key, end));
    }
  }

  @Property(tries = 500)
  void edgesOfOneKey_areExactlyItsStableDowns(@ForAll("edges") List<Edge> any) {
    List<Edge> edges = any.stream().map(edge -> new Edge(3, edge.gap(), edge.down())).toList();
    long end = play(edges);
    assertThat(presses(3)).isEqualTo(stableDowns(edges, 3, end));
  }

  @Property(tries = 200)
  void keysThatStayDown_pressOnceAtMostHoweverOftenTheyRepeat(@ForAll("edges") List<Edge> edges) {
    play(edges.stream().map(edge -> new Edge(edge.key(), edge.gap(), true)).toList());
    for (int key = 1; key <= KeyGuard.KEYS; key++) {
      assertThat(presses(key)).isLessThanOrEqualTo(1);
    }
  }

  @Property(tries = 200)
  void timeAlone_afterAllIsDecided_neverPresses(@ForAll("edges") List<Edge> edges) {
    long end = play(edges);
    found.clear();
    until(end + 100_000);
    assertThat(found).noneMatch(Found.Press.class::isInstance);
  }

  /** A raw edge, so long after the one before. */
  record Edge(int key, long gap, boolean down) {}

  @Provide
  Arbitrary<List<Edge>> edges() {
    Arbitrary<Long> gaps =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 8),
            Arbitraries.longs().between(9, 90),
            Arbitraries.longs().between(91, 4_000));
    return Combinators.combine(
            Arbitraries.integers().between(1, KeyGuard.KEYS), gaps, Arbitraries.of(true, false))
        .as(Edge::new)
        .list()
        .ofMaxSize(60);
  }

  /** Plays the edges and as much quiet as decides all; when that was. */
  private long play(List<Edge> edges) {
    guard = KeyGuard.ofContacts(); // one object of this class plays all the tries of a property
    found.clear();
    long at = 0;
    for (Edge edge : edges) {
      at += edge.gap();
      if (edge.down()) {
        down(edge.key(), at);
      } else {
        up(edge.key(), at);
      }
    }
    until(at + 1_000);
    return at + 1_000;
  }

  /** The plain meaning, told another way: downs of 20 ms that 20 ms of up come before. */
  private static int stableDowns(List<Edge> edges, int key, long end) {
    List<Edge> levels = new ArrayList<>();
    long at = 0;
    for (Edge edge : edges) {
      at += edge.gap();
      boolean now = !levels.isEmpty() && levels.get(levels.size() - 1).down();
      if (edge.key() == key && edge.down() != now) {
        levels.add(new Edge(key, at, edge.down()));
      }
    }
    levels.add(new Edge(key, end, false));
    int downs = 0;
    boolean released = true;
    for (int i = 0; i + 1 < levels.size(); i++) {
      boolean stable = levels.get(i + 1).gap() - levels.get(i).gap() >= KeyGuard.STABLE_MILLIS;
      if (stable && levels.get(i).down() && released) {
        downs++;
        released = false;
      } else if (stable && !levels.get(i).down()) {
        released = true;
      }
    }
    return downs;
  }

  private int presses(int key) {
    return Collections.frequency(found, new Found.Press(key));
  }

  private boolean asked(Found what) {
    return what instanceof Found.DiagnosisAsked;
  }

  private void tap(int key, long from, long to) {
    down(key, from);
    up(key, to);
  }

  private void down(int key, long at) {
    until(at);
    take(guard.down(key, at));
  }

  private void up(int key, long at) {
    until(at);
    take(guard.up(key, at));
  }

  private void take(List<Found> all) {
    for (Found what : all) {
      if (what instanceof Found.Felt key) {
        felt.add(key.key());
      } else {
        found.add(what);
      }
    }
  }

  /** Ticks whenever a tick is due, as the keypad's thread does. */
  private void until(long at) {
    OptionalLong due = guard.deadline();
    while (due.isPresent() && due.getAsLong() <= at) {
      take(guard.tick(due.getAsLong()));
      assertThat(guard.deadline()).as("a tick that changes nothing").isNotEqualTo(due);
      due = guard.deadline();
    }
    take(guard.tick(at));
  }
}
