package org.haochaping.workshop.hall;

/** Accepted cases of people who do not exist. */
final class SampleCases {
  private SampleCases() {}

  static String lines(int count, int window) {
    throw new UnsupportedOperationException("waits for the import's format: " + count + window);
  }
}
