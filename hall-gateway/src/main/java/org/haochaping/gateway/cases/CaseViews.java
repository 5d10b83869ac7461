package org.haochaping.gateway.cases;

import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SearchKey;
import org.haochaping.gateway.privacy.Unmasking;

/** Shows cases to the hall's staff: masked, unless somebody says who looks and why (article 14). */
public final class CaseViews {
  private static final int MOST = 100;

  private final Ledger ledger;
  private final CaseRegistry registry;
  private final SearchKey search;
  private final Unmasking unmasking;

  /** Over a registry. */
  public CaseViews(Ledger ledger, CaseRegistry registry, SearchKey search, Unmasking unmasking) {
    this.ledger = ledger;
    this.registry = registry;
    this.search = search;
    this.unmasking = unmasking;
  }

  /** A case, masked. */
  public Optional<CaseView> masked(String projectNo, int serviceNumber) {
    return ledger.read(
        handle -> registry.row(handle, projectNo, serviceNumber).map(CaseView::masked));
  }

  /** A case, masked, by its handle. */
  public Optional<CaseView> masked(String caseHandle) {
    return ledger.read(handle -> registry.row(handle, caseHandle).map(CaseView::masked));
  }

  /** A case as it is, by its handle; the look is written down first. */
  public Optional<CaseView> unmasked(String caseHandle, String who, String why) {
    return ledger
        .read(handle -> registry.row(handle, caseHandle))
        .map(row -> unmasking.look(who, why, row.id(), () -> CaseView.plain(row)));
  }

  /**
   * A case as it is; the look is written down first.
   *
   * @param who the person who looks
   * @param why the reason
   */
  public Optional<CaseView> unmasked(String projectNo, int serviceNumber, String who, String why) {
    return ledger
        .read(handle -> registry.row(handle, projectNo, serviceNumber))
        .map(row -> unmasking.look(who, why, row.id(), () -> CaseView.plain(row)));
  }

  /** The newest cases left with a phone, masked; at most 100. */
  public List<CaseView> byPhone(String phone) {
    return by("phone_mac", search.hash(SearchKey.PHONE, phone));
  }

  /** The newest cases of a certificate's number, masked; at most 100. */
  public List<CaseView> byCertificate(String number) {
    return by("certificate_mac", search.hash(SearchKey.CERTIFICATE, number));
  }

  private List<CaseView> by(String column, byte[] mac) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select id from service_case where "
                        + column
                        + " = :mac order by id desc limit :most")
                .bind("mac", mac)
                .bind("most", MOST)
                .mapTo(Long.class)
                .list()
                .stream()
                .map(id -> registry.row(handle, id).orElseThrow())
                .map(CaseView::masked)
                .toList());
  }
}
