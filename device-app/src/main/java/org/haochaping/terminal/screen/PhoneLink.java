package org.haochaping.terminal.screen;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What a receipt's text is to a phone, and what screens say where it is nothing. */
final class PhoneLink {
  /** No name ends so (RFC 2606); a hall without a page for phones has it in its receipts. */
  private static final String NOWHERE = ".invalid";

  private PhoneLink() {}

  /** Whether it is the address of a page that can be there. */
  static boolean leadsSomewhere(String text) {
    try {
      URI link = new URI(text);
      String scheme = link.getScheme();
      String host = link.getHost();
      return scheme != null
          && scheme.toLowerCase(Locale.ROOT).matches("https?")
          && host != null
          && !host.toLowerCase(Locale.ROOT).endsWith(NOWHERE);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The key of an advice that may send people to their phones, as far as that leads anywhere. */
  static String advice(String key, boolean phone) {
    boolean namesPhones = key.equals("out.advice") || key.equals("refused.other-hall.advice");
    return namesPhones && !phone ? key + ".no-phone" : key;
  }
}
