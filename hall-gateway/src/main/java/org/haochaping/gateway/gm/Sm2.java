package org.haochaping.gateway.gm;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * SM2 public-key encryption (GB/T 32918.4) and signatures (GB/T 32918.2) on the recommended curve,
 * in one system's form. From any thread.
 */
public final class Sm2 {
  private final Sm2Form form;
  private final SecureRandom random;

  /** In a form; {@code random} must be good. */
  public Sm2(Sm2Form form, SecureRandom random) {
    this.form = form;
    this.random = random;
  }

  /**
   * Encrypts for whoever has the private key.
   *
   * @param publicKey x and y in hexadecimal, with or without 04 before, or Base64 of an X.509 key
   * @throws GmException if the key is none
   */
  public byte[] encrypt(byte[] plain, String publicKey) {
    SM2Engine engine = new SM2Engine(form.order().mode());
    engine.init(true, new ParametersWithRandom(Sm2Keys.publicKey(publicKey), random));
    try {
      byte[] cipher = engine.processBlock(plain, 0, plain.length);
      return form.leading04() ? cipher : Sm2Keys.withoutPoint04(cipher);
    } catch (InvalidCipherTextException e) {
      throw new GmException("SM2 encryption failed", e);
    }
  }

  /**
   * Decrypts.
   *
   * @param privateKey its number in 64 hexadecimal digits, or Base64 of a PKCS #8 key
   * @throws GmException if the key is none, or this was not encrypted for it in this form
   */
  public byte[] decrypt(byte[] cipher, String privateKey) {
    byte[] whole = form.leading04() ? cipher : Sm2Keys.withPoint04(cipher);
    if (whole.length <= Sm2Keys.pointBytes() + 1 + 32) {
      throw new GmException("too short for an SM2 cipher text");
    }
    SM2Engine engine = new SM2Engine(form.order().mode());
    engine.init(false, Sm2Keys.privateKey(privateKey));
    try {
      return engine.processBlock(whole, 0, whole.length);
    } catch (InvalidCipherTextException | IllegalArgumentException e) {
      throw new GmException("not encrypted for this key in this form", e);
    }
  }

  /**
   * Signs.
   *
   * @param privateKey as for {@link #decrypt}
   * @throws GmException if the key is none
   */
  public byte[] sign(byte[] message, String privateKey) {
    SM2Signer signer =
        signer(true, new ParametersWithRandom(Sm2Keys.privateKey(privateKey), random));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new GmException("SM2 signature failed", e);
    }
  }

  /** Whether that key's owner signed the message; {@code publicKey} as for {@link #encrypt}. */
  public boolean isSigned(byte[] message, byte[] signature, String publicKey) {
    SM2Signer signer = signer(false, Sm2Keys.publicKey(publicKey));
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  private SM2Signer signer(boolean forSigning, CipherParameters key) {
    SM2Signer signer =
        new SM2Signer(
            form.signature() == Sm2Form.Signature.RAW
                ? PlainDSAEncoding.INSTANCE
                : StandardDSAEncoding.INSTANCE);
    signer.init(
        forSigning, new ParametersWithID(key, form.signerId().getBytes(StandardCharsets.UTF_8)));
    return signer;
  }
}
