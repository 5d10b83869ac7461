package org.haochaping.workshop.soak;

import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.workshop.citizen.CitizenException;
import org.haochaping.workshop.citizen.Screen;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.process.Program;

/** Sits before a terminal and goes through one session after the other, as fast as it answers. */
final class Soaker {
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final String TICK = "3";
  private static final String DOWN = "2";
  private static final String CONFIRM = "4";
  private static final String SKIP = "5";

  private final Program terminal;
  private final Screen screen;
  private final PrivateKey hallKey;
  private final PrivateKey otherKey = otherKey();
  private long receipts;
  private String last;

  Soaker(Program terminal, Screen screen, PrivateKey hallKey) {
    this.terminal = terminal;
    this.screen = screen;
    this.hallKey = hallKey;
    this.last = fresh();
  }

  /**
   * One session of that kind.
   *
   * @throws CitizenException where the terminal does not answer as it should
   */
  void session(SessionKind kind, int level) {
    switch (kind) {
      case RATED -> {
        type(fresh(), "offered");
        rate(level);
      }
      case EXPLAINED -> {
        type(fresh(), "offered");
        explain(level);
      }
      case CHANGED -> {
        type(fresh(), "offered");
        rate(level);
        rate(level % 5 + 1);
      }
      case REPLACED -> {
        type(fresh(), "offered");
        type(fresh(), "offered");
        rate(level);
      }
      case FORGED -> type(forged(fresh()), "refused");
      case EXPIRED -> type(link(Hall.NUMBER, Duration.ofDays(-1), hallKey), "refused");
      case OTHER_HALL -> type(link(Hall.NUMBER + 1, Duration.ofDays(1), otherKey), "refused");
      case AGAIN -> {
        // While its owner is thanked it changes nothing, so somebody else comes between.
        String before = last;
        type(fresh(), "offered");
        type(before, "refused");
      }
      case UNREADABLE -> {
        // Noise ends no thanks, and after a refusal it needs no waiting.
        type(forged(fresh()), "refused");
        type("this is no receipt", "refused");
      }
      case FIRST_PRESS -> {
        awaitIdle();
        type("1", "offered");
        rate(level);
      }
      case LEFT -> {
        type(fresh(), "offered");
        awaitIdle();
      }
    }
  }

  private void rate(int level) {
    // Where the thanks were over before a change of mind, the press only offers: the next one
    // rates.
    if (type(Integer.toString(level), "reasons", "offered").equals("offered")) {
      type(Integer.toString(level), "reasons");
    }
    type(SKIP, "thanked");
  }

  private void explain(int level) {
    type(Integer.toString(level), "reasons");
    type(TICK, "reasons");
    type(DOWN, "reasons");
    type(TICK, "reasons");
    type(CONFIRM, "thanked");
  }

  private void awaitIdle() {
    int mark = screen.mark();
    if (!screen.now().equals("idle")) {
      await(mark, "idle");
    }
  }

  private String type(String line, String... answers) {
    int mark = screen.mark();
    terminal.type(line);
    return await(mark, answers);
  }

  private String await(int mark, String... wanted) {
    return screen
        .await(mark, ANSWER, Set.of(wanted))
        .orElseThrow(
            () ->
                new CitizenException(
                    "the terminal shows '"
                        + screen.now()
                        + "' and not "
                        + String.join(" or ", wanted)
                        + ": "
                        + terminal.tail()))
        .name();
  }

  private String fresh() {
    last = link(Hall.NUMBER, Duration.ofDays(1), hallKey);
    return last;
  }

  private String link(long hall, Duration left, PrivateKey key) {
    receipts++;
    byte[] handle = ByteBuffer.allocate(ReceiptCode.HANDLE_BYTES).putLong(receipts).array();
    Instant now = Instant.now();
    ReceiptCode code =
        new ReceiptCode(
            hall,
            1,
            Base64.getUrlEncoder().encodeToString(handle),
            1,
            now.minus(Duration.ofDays(9)),
            now.plus(left),
            receipts);
    return "https://r.demo.invalid/r/" + ReceiptToken.sign(code, key);
  }

  private static String forged(String link) {
    int at = link.length() - 20;
    char other = link.charAt(at) == 'A' ? 'B' : 'A';
    return link.substring(0, at) + other + link.substring(at + 1);
  }

  private static PrivateKey otherKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java 17 has Ed25519", e);
    }
  }
}
