package org.haochaping.workshop.demo;

import java.util.HexFormat;
import org.haochaping.protocol.SatisfactionLevel;

/** One line of a play file. */
sealed interface PlayStep {

  /** A receipt to hold under the scanner. */
  enum Receipt {
    /** The next one of this hall that was not used. */
    FRESH,
    /** The one that was scanned last. */
    AGAIN,
    /** One of this hall whose signature was tampered with. */
    FORGED,
    /** One of this hall whose time is over. */
    EXPIRED,
    /** One that another hall signed. */
    OTHER_HALL
  }

  /** {@code scan WHAT}: a receipt, then wait for the screen's answer. */
  record Scan(Receipt receipt) implements PlayStep {}

  /** {@code key N}: a frame from the keypad, then wait for the screen's answer. */
  record Key(SatisfactionLevel level) implements PlayStep {
    int number() {
      return 6 - level.cityCode();
    }
  }

  /** {@code keypad HEX…}: these very bytes on the keypad's line. */
  record KeypadBytes(String hex) implements PlayStep {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
  }

  /** {@code scanner TEXT}: this very line from the scanner, ended by CR LF. */
  record ScannerText(String text) implements PlayStep {}

  /** {@code scanner-noise N}: so many bytes from the scanner with no end of line. */
  record ScannerNoise(int bytes) implements PlayStep {}

  /** {@code expect SCREEN}: fail unless the screen shows this within ten seconds. */
  record Expect(String screen) implements PlayStep {}
}
