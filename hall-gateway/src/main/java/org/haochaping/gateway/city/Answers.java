package org.haochaping.gateway.city;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.haochaping.gateway.city.OutletException.Kind;

/** Waits for what an outlet promised. */
final class Answers {
  private Answers() {}

  /**
   * The answer.
   *
   * @throws OutletException whatever it was that failed
   */
  static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutletException known) {
        throw known;
      }
      throw new OutletException(Kind.LATER, "unexpected: " + e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }
}
