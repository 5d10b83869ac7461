package org.haochaping.workshop.demo;

import java.util.HexFormat;
import java.util.List;
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
    OTHER_HALL,
    /** One that was printed for a case whose acceptance failed. */
    NOT_ACCEPTED
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

  /**
   * {@code expect SCREEN} or {@code expect refused WHY}: fail unless the screen shows this within
   * 30 seconds.
   */
  record Expect(String screen) implements PlayStep {}

  /**
   * {@code invite fresh} or {@code invite consultation}: the window's own system invites, then wait
   * for the screen's answer.
   */
  record Invite(boolean withReceipt) implements PlayStep {}

  /** {@code withdraw}: the window's own system takes its last invitation back. */
  record Withdraw() implements PlayStep {}

  /** {@code batch N}: a batch of so many cases is accepted, and its receipt scanned. */
  record Batch(int cases) implements PlayStep {
    /** Checks the number as the windows' API does. */
    public Batch {
      if (cases < 2 || cases > 255) {
        throw new IllegalArgumentException("batch 2 ... 255");
      }
    }
  }

  /** {@code hold KEYS SECONDS}: these keys of the keypad go down, and up after so long. */
  record Hold(List<Integer> keys, int seconds) implements PlayStep {
    /** Copies and checks them. */
    public Hold {
      keys = List.copyOf(keys);
      if (keys.isEmpty() || keys.stream().anyMatch(key -> key < 1 || key > 5) || seconds > 60) {
        throw new IllegalArgumentException("hold 1+5 6: keys 1 to 5, at most 60 seconds");
      }
    }
  }

  /** {@code pin DIGITS}: the technician enters the PIN by the keys. */
  record Pin(List<SatisfactionLevel> keys) implements PlayStep {
    /** Copies them. */
    public Pin {
      keys = List.copyOf(keys);
    }
  }

  /** Something that happens to the hall and not to the terminal's devices. */
  sealed interface Behind extends PlayStep {}

  /** {@code gateway away} or {@code gateway back}: wait until the terminal has noticed. */
  record Gateway(boolean there) implements Behind {}

  /**
   * {@code journal blocked}: the terminal starts anew where its journal can't be opened, or {@code
   * journal free}, wait until it is in service again.
   */
  record Journal(boolean blocked) implements Behind {}

  /**
   * {@code disk full}: the terminal's files take nothing more, or {@code disk room}, wait until it
   * is idle again.
   */
  record Disk(boolean full) implements Behind {}

  /** {@code alarm KIND}: fail unless the gateway has an alarm of this kind within a minute. */
  record Alarm(String kind) implements Behind {}

  /** {@code settings WORD…}: from now on the hall has turned these on, and no others. */
  record Settings(Set<Offer> on) implements Behind {
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
