package org.haochaping.gateway.gm;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * SM2 keys as they are handed over: as bare numbers in hexadecimal, or as Base64 of their ASN.1.
 */
final class Sm2Keys {
  private static final int COORDINATE_BYTES = 32;
  private static final ECDomainParameters CURVE = curve();

  private Sm2Keys() {}

  /** A public key: x and y in hexadecimal with or without 04 before them, or an X.509 key. */
  static ECPublicKeyParameters publicKey(String text) {
    try {
      if (isHex(text)) {
        byte[] point = HexFormat.of().parseHex(text);
        if (point.length == 2 * COORDINATE_BYTES) {
          byte[] whole = new byte[point.length + 1];
          whole[0] = 4;
          System.arraycopy(point, 0, whole, 1, point.length);
          point = whole;
        }
        return new ECPublicKeyParameters(CURVE.getCurve().decodePoint(point), CURVE);
      }
      AsymmetricKeyParameter key = PublicKeyFactory.createKey(Base64.getDecoder().decode(text));
      if (key instanceof ECPublicKeyParameters ec && ec.getParameters().equals(CURVE)) {
        return ec;
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new GmException("not an SM2 public key", e);
    }
    throw new GmException("a public key of another kind than SM2");
  }

  /** A private key: its number in hexadecimal, or a PKCS #8 key. */
  static ECPrivateKeyParameters privateKey(String text) {
    try {
      if (isHex(text)) {
        BigInteger number = new BigInteger(1, HexFormat.of().parseHex(text));
        return new ECPrivateKeyParameters(number, CURVE);
      }
      AsymmetricKeyParameter key = PrivateKeyFactory.createKey(Base64.getDecoder().decode(text));
      if (key instanceof ECPrivateKeyParameters ec && ec.getParameters().equals(CURVE)) {
        return ec;
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new GmException("not an SM2 private key", e);
    }
    throw new GmException("a private key of another kind than SM2");
  }

  /** A hexadecimal key is 64 to 130 digits; the Base64 of a key's ASN.1 is never all digits. */
  private static boolean isHex(String text) {
    return text.matches("[0-9a-fA-F]{64}|[0-9a-fA-F]{128}|[0-9a-fA-F]{130}");
  }

  /** The length in bytes of a point as it stands in a cipher text, without its first byte. */
  static int pointBytes() {
    return 2 * COORDINATE_BYTES;
  }

  private static ECDomainParameters curve() {
    X9ECParameters named = GMNamedCurves.getByName("sm2p256v1");
    return new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
  }

  static byte[] withPoint04(byte[] cipher) {
    byte[] whole = new byte[cipher.length + 1];
    whole[0] = 4;
    System.arraycopy(cipher, 0, whole, 1, cipher.length);
    return whole;
  }

  static byte[] withoutPoint04(byte[] cipher) {
    return Arrays.copyOfRange(cipher, 1, cipher.length);
  }
}
