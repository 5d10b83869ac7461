package org.haochaping.gateway.gm;

import java.util.Locale;
import org.bouncycastle.crypto.engines.SM2Engine;

/**
 * What city systems do differently with SM2.
 *
 * @param order of the cipher text's parts
 * @param leading04 whether the cipher text begins with the byte 04 of its point
 * @param signature how a signature is put together
 * @param signerId the signer's id that goes into each signature (GB/T 32918.2, 5.5)
 */
public record Sm2Form(Order order, boolean leading04, Signature signature, String signerId) {
  /** The signer id where nothing else was agreed (GM/T 0009, 10). */
  public static final String DEFAULT_SIGNER_ID = "1234567812345678";

  /** The current standard's form, with the default signer id. */
  public static final Sm2Form STANDARD =
      new Sm2Form(Order.C1C3C2, true, Signature.DER, DEFAULT_SIGNER_ID);

  /** Checks the signer id. */
  public Sm2Form {
    if (signerId.isEmpty()) {
      throw new GmException("the signer id is empty");
    }
  }

  /** The order of point, digest and masked text. */
  public enum Order {
    /** GB/T 32918.4-2016. */
    C1C3C2(SM2Engine.Mode.C1C3C2),
    /** The draft of 2010, and the default of some libraries. */
    C1C2C3(SM2Engine.Mode.C1C2C3);

    private final SM2Engine.Mode mode;

    Order(SM2Engine.Mode mode) {
      this.mode = mode;
    }

    SM2Engine.Mode mode() {
      return mode;
    }

    /** The order of that name. */
    public static Order ofName(String name) {
      return switch (name.toUpperCase(Locale.ROOT)) {
        case "C1C3C2" -> C1C3C2;
        case "C1C2C3" -> C1C2C3;
        default -> throw new GmException("must be C1C3C2 or C1C2C3");
      };
    }
  }

  /** How r and s are put together. */
  public enum Signature {
    /** 32 bytes each, one behind the other. */
    RAW,
    /** An ASN.1 sequence. */
    DER;

    /** The form of that name, {@code raw} or {@code der}. */
    public static Signature ofName(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "raw" -> RAW;
        case "der" -> DER;
        default -> throw new GmException("must be raw or der");
      };
    }
  }
}
