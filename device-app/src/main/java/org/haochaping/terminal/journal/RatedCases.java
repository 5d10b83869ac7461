package org.haochaping.terminal.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.haochaping.protocol.Hash;
import org.jspecify.annotations.Nullable;

/** The case handles that were rated here, for the answer "already rated". Thread-safe. */
final class RatedCases {
  private static final long PATIENCE_SECONDS = 5;

  private final MarkSet marks = new MarkSet();
  private final CompletableFuture<@Nullable Void> complete = new CompletableFuture<>();

  void add(Encoded body) {
    body.ratedCase().ifPresent(handle -> marks.add(mark(handle)));
  }

  /** All old entries are in. */
  void completed() {
    complete.complete(null);
  }

  boolean isComplete() {
    return complete.isDone();
  }

  /**
   * Done at once where it was rated, else when all old entries are in, or after a while: rather a
   * case rated twice, which the gateway sorts out, than nobody able to rate.
   */
  CompletableFuture<Boolean> contains(String handle) {
    long mark = mark(handle);
    if (marks.contains(mark)) {
      return CompletableFuture.completedFuture(true);
    }
    return complete
        .copy()
        .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .thenApply(done -> marks.contains(mark));
  }

  /** Half of a million cases share one of these by chance once in a hundred million terminals. */
  private static long mark(String handle) {
    return ByteBuffer.wrap(Hash.sha256(handle.getBytes(StandardCharsets.UTF_8)).bytes()).getLong();
  }
}
