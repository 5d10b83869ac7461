package org.haochaping.protocol.city;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A service record (办件服务): one contact at a counter. It is sent before its rating. */
public record ServiceRecord(CaseBasics basics, Applicant applicant, ServiceContact contact)
    implements FeedRecord {
  @Override
  public RecordKey key() {
    return new RecordKey(RecordKind.SERVICE, basics.projectNo(), basics.serviceNumber());
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = RecordFields.begin(RecordKind.SERVICE);
    RecordFields.put(json, basics);
    RecordFields.put(json, contact);
    RecordFields.put(json, applicant);
    return json;
  }
}
