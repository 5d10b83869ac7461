package org.haochaping.gateway.publish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that many ask for, with the tag by which they are known again. */
@SuppressWarnings("ArrayRecordComponent") // handed out, never compared
record Answer(String type, byte[] body, String tag) {
  static Answer of(String type, byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      // Weak: the bytes on the wire may be compressed.
      return new Answer(type, body, "W/\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether an {@code If-None-Match} names it. */
  boolean isNamedBy(String ifNoneMatch) {
    for (String one : ifNoneMatch.split(",", 20)) {
      if (one.strip().equals(tag) || one.strip().equals("*")) {
        return true;
      }
    }
    return false;
  }
}
