package org.haochaping.workshop.scale;

import java.util.List;

/**
 * One ledger's figures.
 *
 * @param fillSeconds making it
 * @param countSeconds the gateway counting its results from nothing
 * @param replayed ratings a second that {@code rules replay} decides anew
 */
record ScaleRow(
    String engine,
    long ratings,
    double fillSeconds,
    double countSeconds,
    double replayed,
    List<Latency> latencies) {
  ScaleRow {
    latencies = List.copyOf(latencies);
  }
}
