package org.haochaping.gateway.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.cases.CaseDesk.Reported;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;

/**
 * Cases of one item, filed at one window in one go: one receipt, one rating that is valid for all
 * of them (article 16). The same batch again gives the same receipt.
 */
public final class BatchDesk {
  private final Ledger ledger;
  private final CaseRegistry registry;
  private final ReceiptRows receipts;

  /** Over a ledger. */
  public BatchDesk(Ledger ledger, CaseRegistry registry, Receipts receipts) {
    this.ledger = ledger;
    this.registry = registry;
    this.receipts = new ReceiptRows(receipts);
  }

  /**
   * Accepts a batch.
   *
   * @param files of one item, 2 to 255, each a case of its own
   * @throws CaseConflictException if any of them is known otherwise, or outside this batch
   */
  public List<Reported> accepted(List<CaseFile> files, int window) {
    return ledger.write(handle -> accepted(handle, files, window));
  }

  /** Accepts a batch in the caller's transaction. */
  List<Reported> accepted(Handle handle, List<CaseFile> files, int window) {
    List<Optional<CaseRow>> known = known(handle, files);
    boolean isNew = known.stream().allMatch(Optional::isEmpty);
    List<CaseRow> rows = isNew ? insert(handle, files) : sameBatch(handle, files, known);
    CaseRow leader =
        isNew
            ? rows.get(0)
            : registry.row(handle, rows.get(0).leader().orElseThrow()).orElseThrow();
    IssuedReceipt receipt =
        receipts.issue(handle, leader.id(), leader.handle(), window, rows.size());
    CaseDesk.requireWindow(receipt, window);
    return rows.stream()
        .map(row -> CaseDesk.reported(row, row.state(), isNew, Optional.of(receipt)))
        .toList();
  }

  /**
   * Whether these cases are known, as one batch with no others in it; what is said of each is not
   * compared.
   *
   * @throws CaseConflictException if any of them is known outside such a batch
   */
  boolean isKnown(Handle handle, List<CaseFile> files) {
    List<Optional<CaseRow>> known = known(handle, files);
    if (known.stream().allMatch(Optional::isEmpty)) {
      return false;
    }
    requireTogether(
        handle, known.stream().map(row -> row.orElseThrow(BatchDesk::otherBatch)).toList());
    return true;
  }

  private List<Optional<CaseRow>> known(Handle handle, List<CaseFile> files) {
    return files.stream()
        .map(file -> registry.row(handle, file).filter(row -> row.state() != CaseState.FAILED))
        .toList();
  }

  private List<CaseRow> insert(Handle handle, List<CaseFile> files) {
    List<CaseRow> rows = new ArrayList<>();
    for (CaseFile file : files) {
      Optional<CaseRow> failed = registry.row(handle, file);
      failed.ifPresent(row -> registry.accept(handle, row, file, CaseDesk.state(file)));
      rows.add(
          failed
              .flatMap(row -> registry.row(handle, row.id()))
              .orElseGet(() -> registry.insert(handle, file, CaseDesk.state(file))));
    }
    for (CaseRow row : rows) {
      handle
          .createUpdate("update service_case set batch_leader = :leader where id = :id")
          .bind("leader", rows.get(0).id())
          .bind("id", row.id())
          .execute();
    }
    return rows;
  }

  private static List<CaseRow> sameBatch(
      Handle handle, List<CaseFile> files, List<Optional<CaseRow>> known) {
    List<CaseRow> rows = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      CaseRow row = known.get(i).orElseThrow(BatchDesk::otherBatch);
      Differences.asReported(files.get(i), row, "cases[" + i + "].");
      rows.add(row);
    }
    requireTogether(handle, rows);
    return rows;
  }

  private static void requireTogether(Handle handle, List<CaseRow> rows) {
    OptionalLong leader = rows.get(0).leader();
    boolean together = rows.stream().allMatch(row -> row.leader().equals(leader));
    if (leader.isEmpty() || !together || size(handle, leader.getAsLong()) != rows.size()) {
      throw otherBatch();
    }
  }

  private static CaseConflictException otherBatch() {
    return CaseConflictException.of(
        new FieldFault(
            "cases", "有办件已单独受理,或属于另一批次", "one of them was accepted alone, or in another batch"));
  }

  private static int size(Handle handle, long leader) {
    return handle
        .createQuery("select count(*) from service_case where batch_leader = :leader")
        .bind("leader", leader)
        .mapTo(Integer.class)
        .one();
  }
}
