package org.haochaping.gateway.cases;

import java.util.Base64;
import java.util.random.RandomGenerator;
import org.haochaping.protocol.receipt.ReceiptCode;

/** Names cases for the world outside: random, so that a handle tells nothing of its case. */
final class CaseHandles {
  private final RandomGenerator random;

  CaseHandles(RandomGenerator random) {
    this.random = random;
  }

  /**
   * {@link ReceiptCode#HANDLE_BYTES} bytes as URL-safe Base64, never with a dash in front: staff
   * give it to commands, which would take it for an option.
   */
  String next() {
    byte[] bytes = new byte[ReceiptCode.HANDLE_BYTES];
    String handle;
    do {
      random.nextBytes(bytes);
      handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } while (handle.startsWith("-"));
    return handle;
  }
}
