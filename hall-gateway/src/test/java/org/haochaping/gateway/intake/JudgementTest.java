package org.haochaping.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.haochaping.gateway.TestTerminal;
import org.haochaping.gateway.intake.Judgement.AlreadyThere;
import org.haochaping.gateway.intake.Judgement.Append;
import org.haochaping.gateway.intake.Judgement.BrokenLink;
import org.haochaping.gateway.intake.Judgement.Fork;
import org.haochaping.gateway.intake.Judgement.ForkedEarlier;
import org.haochaping.gateway.intake.Judgement.Gap;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.wire.JournalBatch;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final TestTerminal TERMINAL = TestTerminal.create("w01").write(40);
  private static final TestTerminal[] FORKS = new TestTerminal[41];

  static {
    for (int after = 0; after <= 40; after++) {
      FORKS[after] = TERMINAL.forkedAfter(after).write(40 - after);
    }
  }

  private static Judgement judge(int upTo, JournalBatch batch) {
    JournalState known =
        new JournalState(1, TERMINAL.id(), TERMINAL.journal(), upTo, TERMINAL.hashAt(upTo), false);
    return Judgement.of(
        known,
        batch,
        seq ->
            seq >= 1 && seq <= upTo
                ? Optional.of(TERMINAL.hashAt((int) seq))
                : Optional.<Hash>empty());
  }

  @Property
  void judgement_ownEntries_appendsExactlyWhatIsMissing(
      @ForAll @IntRange(min = 0, max = 40) int upTo,
      @ForAll @IntRange(min = 1, max = 40) int first,
      @ForAll @IntRange(min = 0, max = 39) int more) {
    int last = Math.min(40, first + more);
    Judgement judgement = judge(upTo, TERMINAL.batch(first, last));
    if (first > upTo + 1) {
      assertThat(judgement).isEqualTo(new Gap());
    } else if (last <= upTo) {
      assertThat(judgement).isEqualTo(new AlreadyThere());
    } else {
      assertThat(judgement).isEqualTo(new Append(upTo + 1 - first));
    }
  }

  @Property
  void judgement_entriesOfAnotherPast_areNeverTakenAndNeverConfirmed(
      @ForAll @IntRange(min = 1, max = 40) int upTo,
      @ForAll @IntRange(min = 0, max = 39) int after,
      @ForAll @IntRange(min = 1, max = 40) int first,
      @ForAll @IntRange(min = 0, max = 39) int more) {
    int last = Math.min(40, first + more);
    Judgement judgement = judge(upTo, FORKS[after].batch(first, last));
    if (first > upTo + 1) {
      assertThat(judgement).isEqualTo(new Gap());
    } else if (after >= upTo) { // parts behind what is in: not to be seen yet
      assertThat(judgement)
          .isEqualTo(last <= upTo ? new AlreadyThere() : new Append(upTo + 1 - first));
    } else if (Math.min(last, upTo) <= after) { // ends before they part
      assertThat(judgement).isEqualTo(new AlreadyThere());
    } else if (first <= after + 1) {
      assertThat(judgement).isEqualTo(new Fork(after + 1));
    } else {
      assertThat(judgement).isEqualTo(new ForkedEarlier(0));
    }
  }

  @Test
  void judgement_firstEntryOfAnotherJournal_isABrokenLink() {
    Hash elsewhere = Hash.sha256(new byte[] {1});
    JournalBatch batch =
        TERMINAL.signed(elsewhere, List.of(JournalEntry.following(elsewhere, 1, new byte[] {2})));
    assertThat(judge(0, batch)).isEqualTo(new BrokenLink());
    assertThat(judge(5, batch)).isEqualTo(new BrokenLink());
  }

  @Test
  void judgement_withinAHoleThatWasGivenUp_asksAgain() {
    JournalState known =
        new JournalState(1, TERMINAL.id(), TERMINAL.journal(), 20, TERMINAL.hashAt(20), false);
    Judgement judgement = Judgement.of(known, TERMINAL.batch(3, 5), seq -> Optional.<Hash>empty());
    assertThat(judgement).isEqualTo(new Gap());
  }
}
