package org.haochaping.gateway.cases;

import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.city.CityTime;
import org.jdbi.v3.core.Handle;

/**
 * Where windows' systems report their cases. Everything is known by case and service number: the
 * same said again changes nothing and gives the same receipt, something else is refused.
 */
public final class CaseDesk {
  private final Ledger ledger;
  private final CaseRegistry registry;
  private final ReceiptRows receipts;

  /** Over a ledger. */
  public CaseDesk(Ledger ledger, CaseRegistry registry, Receipts receipts) {
    this.ledger = ledger;
    this.registry = registry;
    this.receipts = new ReceiptRows(receipts);
  }

  /**
   * What is known of a case now.
   *
   * @param row its row in the ledger
   * @param isNew whether this very call made it so
   * @param receipt its own or its batch's; never there for one that failed (article 15)
   */
  public record Reported(
      long row,
      String projectNo,
      int serviceNumber,
      String item,
      CaseState state,
      boolean isNew,
      Optional<IssuedReceipt> receipt) {}

  /**
   * A case was accepted at a window; one that failed before may be accepted after all.
   *
   * @throws CaseConflictException if it is known otherwise
   */
  public Reported accepted(CaseFile file, int window) {
    return ledger.write(handle -> opened(handle, file, window));
  }

  /**
   * A case is finished; one that nobody reported before is accepted with that.
   *
   * @throws CaseConflictException if it is known otherwise
   */
  public Reported finished(CaseFile file, int window) {
    return ledger.write(handle -> finished(handle, file, window));
  }

  private Reported finished(Handle handle, CaseFile file, int window) {
    Optional<CaseRow> known =
        registry.row(handle, file).filter(row -> row.state() != CaseState.FAILED);
    if (known.isEmpty()) {
      return opened(handle, file, window);
    }
    CaseRow row = known.get();
    Differences.asFinished(file, row);
    boolean isNew = row.state() != CaseState.FINISHED;
    if (isNew) {
      handle
          .createUpdate(
              "update service_case set state = 'finished', result_date = :result where id = :id")
          .bind("result", file.basics().resultDate().map(CityTime::format).orElseThrow())
          .bind("id", row.id())
          .execute();
    }
    return reported(handle, row, CaseState.FINISHED, isNew);
  }

  /**
   * Refuses what a file says of a case that is known otherwise. What failed is not accepted after
   * all by a file: it may be an old one, and only the window's system knows.
   *
   * @throws CaseConflictException if it failed, or is known otherwise or at another window
   */
  void requireKnownAlike(Handle handle, CaseFile file, int window) {
    Optional<CaseRow> known = registry.row(handle, file);
    if (known.isEmpty()) {
      return;
    }
    CaseRow row = known.get();
    if (row.state() == CaseState.FAILED) {
      throw CaseConflictException.of(
          new FieldFault("projectNo", "该办件受理失败,没有回执", "the case failed, so it gets no receipt"));
    }
    if (file.isFinished()) {
      Differences.asFinished(file, row);
    } else {
      Differences.asReported(file, row);
    }
    receiptOf(handle, row).ifPresent(receipt -> requireWindow(receipt, window));
  }

  /** A case as a file says it, accepted or finished, in the caller's transaction. */
  Reported reported(Handle handle, CaseFile file, int window) {
    return file.isFinished() ? finished(handle, file, window) : opened(handle, file, window);
  }

  /**
   * Receipt or acceptance failed: kept without its applicant, and opens no rating entry.
   *
   * @throws CaseConflictException if it was accepted already, or failed otherwise
   */
  public Reported failed(CaseFile file) {
    return ledger.write(handle -> failed(handle, file));
  }

  /** A case that failed, in the caller's transaction. */
  Reported failed(Handle handle, CaseFile file) {
    Optional<CaseRow> known = failedBefore(handle, file);
    CaseRow row =
        known.orElseGet(() -> registry.insert(handle, file.withoutPerson(), CaseState.FAILED));
    return reported(handle, row, CaseState.FAILED, known.isEmpty());
  }

  /**
   * What is known of a case that failed; nothing where nobody reported it before.
   *
   * @throws CaseConflictException if it was accepted already, or failed otherwise
   */
  Optional<CaseRow> failedBefore(Handle handle, CaseFile file) {
    Optional<CaseRow> known = registry.row(handle, file);
    if (known.isPresent() && known.get().state() != CaseState.FAILED) {
      throw CaseConflictException.of(
          new FieldFault(
              "proStatus", "该办件已受理,不能改报受理失败", "it was accepted already, and has its receipt"));
    }
    known.ifPresent(row -> Differences.asReported(file.withoutPerson(), row));
    return known;
  }

  /** A case by its numbers. */
  public Optional<Reported> find(String projectNo, int serviceNumber) {
    return ledger.read(
        handle ->
            registry
                .row(handle, projectNo, serviceNumber)
                .map(row -> reported(handle, row, row.state(), false)));
  }

  /** The receipt that names a case. */
  public Optional<IssuedReceipt> receipt(String caseHandle) {
    return ledger.read(
        handle ->
            registry
                .row(handle, caseHandle)
                .flatMap(row -> receipts.find(handle, row.id(), row.handle())));
  }

  private Reported opened(Handle handle, CaseFile file, int window) {
    CaseState state = state(file);
    Optional<CaseRow> known = registry.row(handle, file);
    boolean isNew = known.isEmpty() || known.get().state() == CaseState.FAILED;
    if (known.isEmpty()) {
      registry.insert(handle, file, state);
    } else if (isNew) {
      registry.accept(handle, known.get(), file, state);
    } else {
      Differences.asReported(file, known.get());
    }
    CaseRow row = registry.row(handle, file).orElseThrow();
    if (row.leader().isEmpty()) {
      requireWindow(receipts.issue(handle, row.id(), row.handle(), window, 1), window);
    }
    return reported(handle, row, row.state(), isNew);
  }

  /** A case that is reported when it is done already is both accepted and finished. */
  static CaseState state(CaseFile file) {
    return file.isFinished() ? CaseState.FINISHED : CaseState.ACCEPTED;
  }

  static void requireWindow(IssuedReceipt receipt, int window) {
    if (receipt.window() != window) {
      throw CaseConflictException.otherwise(List.of("window"));
    }
  }

  private Reported reported(Handle handle, CaseRow row, CaseState state, boolean isNew) {
    if (state == CaseState.FAILED) {
      return reported(row, state, isNew, Optional.empty());
    }
    return reported(row, state, isNew, receiptOf(handle, row));
  }

  /** Its own, or its batch's. */
  private Optional<IssuedReceipt> receiptOf(Handle handle, CaseRow row) {
    CaseRow named =
        row.leader().isPresent()
            ? registry.row(handle, row.leader().getAsLong()).orElseThrow()
            : row;
    return receipts.find(handle, named.id(), named.handle());
  }

  static Reported reported(
      CaseRow row, CaseState state, boolean isNew, Optional<IssuedReceipt> receipt) {
    return new Reported(
        row.id(),
        row.file().basics().projectNo(),
        row.file().basics().serviceNumber(),
        row.file().basics().taskName(),
        state,
        isNew,
        receipt);
  }
}
