package org.haochaping.protocol.city;

import java.time.LocalDateTime;
import java.util.Optional;
import org.haochaping.protocol.ProtocolException;

/**
 * What a service record and a rating both say about the case (办件), with nothing of the applicant.
 * The components bear the city interface's own names.
 *
 * @param projectNo the case's number, at most 50 characters
 * @param serviceNumber which service of this case, from 1
 * @param taskCode the item's implementation code, 31 characters
 * @param taskHandleItem the handling item's code, 33 characters, if there is one
 * @param taskName the item's name, at most 200 characters
 * @param proStatus by the list {@code proStatus}: 1 to be accepted, 2 accepted, 3 finished
 * @param deptCode the department's unified social credit code, 18 characters
 * @param areaCode 12 digits
 * @param acceptDate {@link CityTime}; there when {@code proStatus} is 2 or 3
 * @param resultDate {@link CityTime}; there when {@code proStatus} is 3
 * @param dataSource 3 digits
 */
public record CaseBasics(
    String projectNo,
    int serviceNumber,
    String taskCode,
    Optional<String> taskHandleItem,
    String taskName,
    String proStatus,
    String deptCode,
    String proDepart,
    String areaCode,
    Optional<LocalDateTime> acceptDate,
    Optional<LocalDateTime> resultDate,
    Optional<String> proManager,
    Optional<String> proManagerNo,
    String dataSource) {
  /** Checks every field. */
  public CaseBasics {
    FieldForm.text("projectNo", projectNo, 50);
    FieldForm.number("serviceNumber", serviceNumber);
    FieldForm.exactly("taskCode", taskCode, 31);
    taskHandleItem = FieldForm.optional("taskHandleItem", taskHandleItem, 33);
    taskHandleItem.ifPresent(code -> FieldForm.exactly("taskHandleItem", code, 33));
    FieldForm.text("taskName", taskName, 200);
    CodeList.of("proStatus").require(proStatus);
    FieldForm.exactly("deptCode", deptCode, 18);
    FieldForm.text("proDepart", proDepart, 200);
    FieldForm.digits("areaCode", areaCode, 12);
    proManager = FieldForm.optional("proManager", proManager, 50);
    proManagerNo = FieldForm.optional("proManagerNo", proManagerNo, 50);
    FieldForm.digits("dataSource", dataSource, 3);
    if (!proStatus.equals("1") && acceptDate.isEmpty()) {
      throw new ProtocolException("acceptDate: missing, with proStatus 2 or 3");
    }
    if (proStatus.equals("3") && resultDate.isEmpty()) {
      throw new ProtocolException("resultDate: missing, with proStatus 3");
    }
  }
}
