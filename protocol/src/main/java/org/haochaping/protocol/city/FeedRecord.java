package org.haochaping.protocol.city;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One record of the feed; {@link FeedCodec} is its form on the wire. */
public sealed interface FeedRecord permits ServiceRecord, RatingRecord {
  /** What the city knows the record by; a second one with the same key is a duplicate. */
  RecordKey key();

  /** The record as a flat JSON object, fields in a fixed order. */
  ObjectNode json();
}
