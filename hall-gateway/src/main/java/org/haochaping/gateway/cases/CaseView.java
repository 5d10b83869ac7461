package org.haochaping.gateway.cases;

import org.haochaping.gateway.privacy.Masks;
import org.haochaping.protocol.city.Applicant;

/**
 * A case as a person sees it: masked, or plain through {@link CaseViews#unmasked}.
 *
 * @param row its row in the ledger
 * @param handle what its receipt names
 * @param name empty, as number and phone are, once erased
 */
public record CaseView(
    long row,
    String handle,
    String projectNo,
    int serviceNumber,
    String item,
    CaseState state,
    String name,
    String certificate,
    String phone) {
  static CaseView masked(CaseRow row) {
    return of(
        row,
        row.file().person().map(Applicant::userName).map(Masks::name).orElse(""),
        row.file().person().map(Applicant::certKeyGOV).map(Masks::certificate).orElse(""),
        row.file().person().map(Applicant::mobile).map(Masks::phone).orElse(""));
  }

  static CaseView plain(CaseRow row) {
    return of(
        row,
        row.file().person().map(Applicant::userName).orElse(""),
        row.file().person().map(Applicant::certKeyGOV).orElse(""),
        row.file().person().map(Applicant::mobile).orElse(""));
  }

  private static CaseView of(CaseRow row, String name, String certificate, String phone) {
    return new CaseView(
        row.id(),
        row.handle(),
        row.file().basics().projectNo(),
        row.file().basics().serviceNumber(),
        row.file().basics().taskName(),
        row.state(),
        name,
        certificate,
        phone);
  }

  @Override
  public String toString() {
    return "CaseView[" + projectNo + "/" + serviceNumber + "]"; // it may be plain
  }
}
