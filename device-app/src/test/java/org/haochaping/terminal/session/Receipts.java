package org.haochaping.terminal.session;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;

/** Receipts of a hall of the tests' own. */
public final class Receipts {
  /** The hall's number. */
  public static final long HALL = 150_902;

  /** When they were issued. */
  public static final Instant ISSUED = Instant.parse("2026-11-24T02:00:00Z");

  private final KeyPair keys;

  /** A hall with a key of its own. */
  public Receipts() {
    try {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What checks them. */
  public ReceiptCheck check() {
    return new ReceiptCheck(HALL, keys.getPublic());
  }

  /** The hall's public key, X.509 in base64. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /** A good receipt for the n-th case, valid for a day. */
  public String good(int n) {
    return sign(code(HALL, n, 1, Duration.ofDays(1)));
  }

  /** A good receipt for the n-th case and some more. */
  public String batch(int n, int cases) {
    return sign(code(HALL, n, cases, Duration.ofDays(1)));
  }

  /** A good receipt for the n-th case, valid for twenty years. */
  public String lasting(int n) {
    return sign(code(HALL, n, 1, Duration.ofDays(7_300)));
  }

  String expired(int n) {
    return sign(code(HALL, n, 1, Duration.ofMinutes(1)));
  }

  /** One of another hall, which has the same key: a hall with two numbers. */
  String otherNumber(int n) {
    return sign(code(HALL + 1, n, 1, Duration.ofDays(1)));
  }

  /** One of another hall with a key of its own. */
  static String otherHall(int n) {
    return new Receipts().sign(code(HALL + 1, n, 1, Duration.ofDays(1)));
  }

  /** One that says it is this hall's and was signed by somebody else. */
  public static String forged(int n) {
    return new Receipts().good(n);
  }

  private String sign(ReceiptCode code) {
    return "https://hall.example/r/" + ReceiptToken.sign(code, keys.getPrivate());
  }

  /** The case handle of the n-th case. */
  public static String handle(int n) {
    return String.format("case-%011d", n);
  }

  private static ReceiptCode code(long hall, int n, int batch, Duration valid) {
    return new ReceiptCode(hall, 7, handle(n), batch, ISSUED, ISSUED.plus(valid), n);
  }
}
