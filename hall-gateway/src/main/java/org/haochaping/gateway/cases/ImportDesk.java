package org.haochaping.gateway.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.haochaping.gateway.cases.CaseDesk.Reported;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;

/**
 * Where a file's cases and batches are reported, many in a transaction, under the rules of {@link
 * CaseDesk} and {@link BatchDesk}. One that is refused holds the others up in nothing.
 */
final class ImportDesk {
  private final Ledger ledger;
  private final CaseDesk desk;
  private final BatchDesk batches;

  ImportDesk(Ledger ledger, CaseDesk desk, BatchDesk batches) {
    this.ledger = ledger;
    this.desk = desk;
    this.batches = batches;
  }

  /**
   * What became of a case, or of a batch.
   *
   * @param refusals why it is refused, line by line, in both languages and without a value
   * @param receipt its own or its batch's; empty where it failed, is refused, or was only looked at
   */
  record Answer(List<String> refusals, Optional<IssuedReceipt> receipt) {}

  /** Says what would be refused, by what is known now; registers nothing. */
  List<Answer> look(List<ToldGroup> groups) {
    return ledger.read(handle -> answers(handle, groups, group -> Optional.empty()));
  }

  /** Registers what nothing speaks against; the same again gets the same receipt. */
  List<Answer> register(List<ToldGroup> groups) {
    return ledger.write(handle -> answers(handle, groups, group -> registered(handle, group)));
  }

  private Optional<IssuedReceipt> registered(Handle handle, ToldGroup group) {
    if (group.isBatch() && !batches.isKnown(handle, group.files())) {
      return batches.accepted(handle, group.files(), group.window()).get(0).receipt();
    }
    Optional<IssuedReceipt> receipt = Optional.empty();
    for (ToldCase one : group.cases()) {
      CaseFile file = one.file().orElseThrow();
      Reported reported =
          one.failed() ? desk.failed(handle, file) : desk.reported(handle, file, group.window());
      receipt = reported.receipt(); // a known batch's is the same each time
    }
    return receipt;
  }

  private List<Answer> answers(
      Handle handle,
      List<ToldGroup> groups,
      Function<ToldGroup, Optional<IssuedReceipt>> ifNothingSpeaksAgainst) {
    List<Answer> answers = new ArrayList<>(groups.size());
    for (ToldGroup group : groups) {
      // First, so that what is refused has not written half of it.
      List<String> refusals = refusals(handle, group);
      answers.add(
          new Answer(
              refusals,
              refusals.isEmpty() ? ifNothingSpeaksAgainst.apply(group) : Optional.empty()));
    }
    return answers;
  }

  private List<String> refusals(Handle handle, ToldGroup group) {
    List<String> refusals = group.refusals();
    if (!refusals.isEmpty()) {
      return refusals;
    }
    for (ToldCase one : group.cases()) {
      try {
        requireKnownAlike(handle, one);
      } catch (CaseConflictException e) {
        refusals.add(one.say(String.valueOf(e.getMessage())));
      }
    }
    if (group.isBatch() && refusals.isEmpty()) {
      try {
        batches.isKnown(handle, group.files());
      } catch (CaseConflictException e) {
        refusals.add(group.say(String.valueOf(e.getMessage())));
      }
    }
    return group.asAWhole(refusals);
  }

  private void requireKnownAlike(Handle handle, ToldCase one) {
    CaseFile file = one.file().orElseThrow();
    if (one.failed()) {
      desk.failedBefore(handle, file);
    } else {
      desk.requireKnownAlike(handle, file, one.window());
    }
  }
}
