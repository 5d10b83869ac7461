package org.haochaping.gateway.city;

/** What a record is put into on its way to the city system. */
@FunctionalInterface
interface Envelope {
  /** The request's body, UTF-8 JSON. */
  byte[] wrap(byte[] record);
}
