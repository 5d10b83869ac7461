package org.haochaping.gateway.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haochaping.gateway.privacy.SearchKey;

/**
 * Gives each form that is handed out a key of its own: the rating from it is kept under that, so
 * that a form sent twice counts once, and only who has the form can add reasons. No other site can
 * make one. Holds for a day and for the page that it was made for.
 */
final class FormKeys {
  private static final Duration VALID = Duration.ofDays(1);
  private static final String KIND = "phone-form";
  private static final int RANDOM_BYTES = 8;
  private static final int MAC_BYTES = 16;
  private static final Pattern FORM =
      Pattern.compile("([0-9]{10,14})-([0-9a-f]{16})-([0-9a-f]{32})");

  private final SearchKey key;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  FormKeys(SearchKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** A new one for a page. */
  String issue(String page) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String head = clock.millis() + "-" + HexFormat.of().formatHex(bytes);
    return head + "-" + mac(page, head);
  }

  /**
   * Checks one that came back; at most 64 characters.
   *
   * @throws SentenceException if it is none of this page's, or too old
   */
  String require(String page, String once) {
    Matcher form = FORM.matcher(once);
    if (!form.matches()) {
      throw new SentenceException(Sentence.FORM_OLD);
    }
    String head = form.group(1) + "-" + form.group(2);
    boolean genuine =
        MessageDigest.isEqual(
            mac(page, head).getBytes(StandardCharsets.US_ASCII),
            form.group(3).getBytes(StandardCharsets.US_ASCII));
    Instant issued = Instant.ofEpochMilli(Long.parseLong(form.group(1)));
    if (!genuine || issued.plus(VALID).isBefore(clock.instant())) {
      throw new SentenceException(Sentence.FORM_OLD);
    }
    return once;
  }

  private String mac(String page, String head) {
    byte[] mac = key.hash(KIND, (page + "\n" + head).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(mac, MAC_BYTES));
  }
}
