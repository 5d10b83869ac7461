package org.haochaping.protocol.receipt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.Optional;
import org.haochaping.protocol.ProtocolException;

/**
 * The signed form of a {@link ReceiptCode}: base64url, without padding, of its 34 bytes and an
 * Ed25519 signature of 64 bytes by the hall's key over {@code hcp-receipt/1} and those bytes. 131
 * characters. A receipt's QR code shows a link whose last part, after the last {@code /}, {@code =}
 * or {@code #}, is the token.
 */
public final class ReceiptToken {
  /** How many characters a token has. */
  public static final int CHARACTERS = 131;

  private static final byte[] LABEL = "hcp-receipt/1".getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNATURE_BYTES = 64;

  private ReceiptToken() {}

  /**
   * Signs a code with the hall's Ed25519 key.
   *
   * @throws IllegalArgumentException if the key is of another kind
   */
  public static String sign(ReceiptCode code, PrivateKey hallKey) {
    byte[] payload = code.toBytes();
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(hallKey);
      ed25519.update(LABEL);
      ed25519.update(payload);
      byte[] signature = ed25519.sign();
      return text(
          ByteBuffer.allocate(payload.length + signature.length)
              .put(payload)
              .put(signature)
              .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key", e);
    }
  }

  /**
   * Reads what a scanner delivered.
   *
   * @return the code, or nothing where the signature is not the hall's: forged, or another hall's
   *     key
   * @throws ProtocolException if the text does not end in a token at all, or in one of a version
   *     not known here
   * @throws IllegalArgumentException if the key is not an Ed25519 key
   */
  public static Optional<ReceiptCode> verify(String scanned, PublicKey hallKey) {
    ByteBuffer bytes = ByteBuffer.wrap(decode(scanned));
    byte[] payload = new byte[ReceiptCode.BYTES];
    bytes.get(payload);
    byte[] signature = new byte[SIGNATURE_BYTES];
    bytes.get(signature);
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(hallKey);
      ed25519.update(LABEL);
      ed25519.update(payload);
      if (!ed25519.verify(signature)) {
        return Optional.empty();
      }
    } catch (SignatureException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key", e);
    }
    return Optional.of(ReceiptCode.ofBytes(ByteBuffer.wrap(payload)));
  }

  /**
   * The code as it says of itself, its signature not looked at: to tell a receipt of another hall,
   * whose key is not here, from a forged one. Believe nothing else of it.
   *
   * @throws ProtocolException if the text does not end in a token at all
   */
  public static ReceiptCode unverified(String scanned) {
    return ReceiptCode.ofBytes(ByteBuffer.wrap(decode(scanned)));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String scanned) {
    String text = scanned.strip();
    int start = text.length() - CHARACTERS;
    if (start < 0 || (start > 0 && "/=#".indexOf(text.charAt(start - 1)) < 0)) {
      throw new ProtocolException("receipt: no token of " + CHARACTERS + " characters at its end");
    }
    String token = text.substring(start);
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("receipt: token is not base64url");
    }
    // The last character has two bits to spare, which the JDK does not look at.
    if (!text(bytes).equals(token)) {
      throw new ProtocolException("receipt: token is not base64url of 98 bytes");
    }
    return bytes;
  }
}
