package org.haochaping.terminal.journal;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The case handles that were rated here, for the answer "already rated". */
final class RatedCases {
  private static final long PATIENCE_SECONDS = 5;

  private final Set<String> handles = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<@Nullable Void> complete = new CompletableFuture<>();

  void add(Encoded body) {
    body.ratedCase().ifPresent(handles::add);
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
    if (handles.contains(handle)) {
      return CompletableFuture.completedFuture(true);
    }
    return complete
        .copy()
        .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .thenApply(done -> handles.contains(handle));
  }
}
