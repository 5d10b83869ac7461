package org.haochaping.gateway.cases;

import org.haochaping.protocol.city.Applicant;
import org.haochaping.protocol.city.CaseBasics;
import org.haochaping.protocol.city.ServiceContact;
import org.haochaping.protocol.city.ServiceRecord;

/** All that is known of a case at one contact. Holds personal data. */
public record CaseFile(CaseBasics basics, ServiceContact contact, Applicant applicant) {

  /** What goes to the city before the rating (the city interface's service record). */
  public ServiceRecord serviceRecord() {
    return new ServiceRecord(basics, applicant, contact);
  }

  /** Whether it may be rated: only what was accepted opens a rating entry (article 15). */
  public boolean isAccepted() {
    return !basics.proStatus().equals("1");
  }

  @Override
  public String toString() {
    return "CaseFile[" + basics.projectNo() + "/" + basics.serviceNumber() + "]";
  }
}
