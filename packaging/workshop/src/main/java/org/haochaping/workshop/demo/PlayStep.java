package org.haochaping.workshop.demo;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
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

  /**
   * {@code invite fresh} or {@code invite consultation}: the window's own system invites, then wait
   * for the screen's answer.
   */
  record Invite(boolean withReceipt) implements PlayStep {}

  /** {@code withdraw}: the window's own system takes its last invitation back. */
  record Withdraw() implements PlayStep {}

  /** {@code settings WORD…}: from now on the hall has turned these on, and no others. */
  record Settings(Set<Offer> on) implements PlayStep {
    /** Copies them. */
    public Settings {
      on = Set.copyOf(on);
    }
  }

  /** What a hall can turn on. */
  enum Offer {
    FIRST_PRESS,
    CONSULTATION,
    HALL_RATING;

    /** As gateway.conf spells it. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
