package org.haochaping.gateway.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;

/**
 * Where a file's cases are reported, many in a transaction, under the rules of {@link CaseDesk}.
 * One that is refused holds the others up in nothing.
 */
final class ImportDesk {
  private final Ledger ledger;
  private final CaseDesk desk;

  ImportDesk(Ledger ledger, CaseDesk desk) {
    this.ledger = ledger;
    this.desk = desk;
  }

  /**
   * What became of a case.
   *
   * @param refusal why it is refused, in both languages and without a value
   * @param receipt its own or its batch's; empty where it is refused, or was only looked at
   */
  record Answer(Optional<String> refusal, Optional<IssuedReceipt> receipt) {}

  /** Says which cases would be refused, by what is known now; registers nothing. */
  List<Answer> look(List<CaseFile> cases, int window) {
    return ledger.read(
        handle ->
            answers(
                cases,
                one -> {
                  desk.requireKnownAlike(handle, one, window);
                  return Optional.empty();
                }));
  }

  /** Registers the cases that nothing speaks against; the same again gets the same receipt. */
  List<Answer> register(List<CaseFile> cases, int window) {
    return ledger.write(handle -> answers(cases, one -> registered(handle, one, window)));
  }

  private Optional<IssuedReceipt> registered(Handle handle, CaseFile one, int window) {
    // First, so that what is refused has not written half of it.
    desk.requireKnownAlike(handle, one, window);
    return desk.reported(handle, one, window).receipt();
  }

  private static List<Answer> answers(
      List<CaseFile> cases, Function<CaseFile, Optional<IssuedReceipt>> each) {
    List<Answer> answers = new ArrayList<>(cases.size());
    for (CaseFile one : cases) {
      try {
        answers.add(new Answer(Optional.empty(), each.apply(one)));
      } catch (CaseConflictException e) {
        answers.add(new Answer(Optional.of(String.valueOf(e.getMessage())), Optional.empty()));
      }
    }
    return answers;
  }
}
