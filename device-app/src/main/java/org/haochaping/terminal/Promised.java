package org.haochaping.terminal;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that is done on another thread, whose failure is never lost. */
final class Promised {
  private Promised() {}

  /** What fails at once fails like what fails later. */
  static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Exactly one of the two that it gives is there. */
  @SuppressWarnings("FutureReturnValueIgnored") // the last stage; it handles failure itself
  static <T> void whenDone(CompletableFuture<T> work, BiConsumer<T, @Nullable Throwable> then) {
    work.whenComplete(then);
  }
}
