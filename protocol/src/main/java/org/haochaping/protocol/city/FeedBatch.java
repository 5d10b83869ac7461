package org.haochaping.protocol.city;

import java.util.List;
import org.haochaping.protocol.ProtocolException;

/**
 * Records that are sent in one request, in order: each service record stands before its rating.
 *
 * @param records 1 to {@value #MAX_RECORDS}
 */
public record FeedBatch(List<FeedRecord> records) {
  /** How many records a batch has at most. */
  public static final int MAX_RECORDS = 1000;

  /** How many bytes a batch has at most, before compression. */
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  /** How many bytes a request's body has at most, as it travels. */
  public static final int MAX_BODY_BYTES = 1024 * 1024;

  /** Checks the number of records and copies them. */
  public FeedBatch {
    records = List.copyOf(records);
    if (records.isEmpty() || records.size() > MAX_RECORDS) {
      throw new ProtocolException("records: 1 to " + MAX_RECORDS);
    }
  }
}
