package org.haochaping.terminal.screen;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the screens say of the hall.
 *
 * @param clerk who is on duty, where the hall says so
 * @param notices sentences of the hall, shown in turn
 * @param slides pictures of the hall, PNG or JPEG, shown in turn
 * @param ways how people can rate
 */
public record HallFace(
    String hallName,
    String department,
    Optional<Clerk> clerk,
    List<String> notices,
    List<URI> slides,
    Ways ways) {
  /** Copies the lists. */
  public HallFace {
    notices = List.copyOf(notices);
    slides = List.copyOf(slides);
  }

  /**
   * How people can rate besides a receipt at the scanner.
   *
   * @param phone whether a receipt's code leads a phone to a page where its case can be rated
   */
  public record Ways(Begin begin, boolean phone) {
    /** A receipt at the scanner is the only one. */
    public static final Ways RECEIPT_ONLY = new Ways(Begin.BY_RECEIPT, false);
  }

  /** What a touch or a key on the idle screen begins. */
  public enum Begin {
    /** Nothing: the hall wants a receipt or an invitation. */
    BY_RECEIPT,
    /** To rate the window. */
    WINDOW,
    /** To rate a consultation. */
    CONSULTATION
  }

  /**
   * The clerk on duty.
   *
   * @param stars 0 to 5; 0 where the hall has no stars
   * @param photo PNG or JPEG
   * @param away temporarily away
   */
  public record Clerk(
      String name, String staffNumber, String duty, int stars, Optional<URI> photo, boolean away) {}
}
