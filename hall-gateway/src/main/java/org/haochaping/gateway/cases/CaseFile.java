package org.haochaping.gateway.cases;

import java.util.Optional;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.Applicant;
import org.haochaping.protocol.city.CaseBasics;
import org.haochaping.protocol.city.ServiceContact;
import org.haochaping.protocol.city.ServiceRecord;

/**
 * All that is known of a case at one contact. Holds personal data.
 *
 * @param person the applicant; empty once erased (article 14), and for a case that failed
 */
public record CaseFile(CaseBasics basics, ServiceContact contact, Optional<Applicant> person) {
  /** With its applicant. */
  public CaseFile(CaseBasics basics, ServiceContact contact, Applicant applicant) {
    this(basics, contact, Optional.of(applicant));
  }

  /**
   * The applicant.
   *
   * @throws ProtocolException if it is not here any more
   */
  public Applicant applicant() {
    return person.orElseThrow(() -> new ProtocolException("applicant: erased, or never kept"));
  }

  /**
   * What goes to the city before the rating (the city interface's service record).
   *
   * @throws ProtocolException if the applicant is not here any more
   */
  public ServiceRecord serviceRecord() {
    return new ServiceRecord(basics, applicant(), contact);
  }

  /** Whether it may be rated: only what was accepted opens a rating entry (article 15). */
  public boolean isAccepted() {
    return !basics.proStatus().equals("1");
  }

  /** Whether it is done already. */
  public boolean isFinished() {
    return basics.proStatus().equals("3");
  }

  CaseFile withoutPerson() {
    return new CaseFile(basics, contact, Optional.empty());
  }

  @Override
  public String toString() {
    return "CaseFile[" + basics.projectNo() + "/" + basics.serviceNumber() + "]";
  }
}
