package org.haochaping.terminal.screen;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the idle screen says besides the invitation.
 *
 * @param clerk who is on duty, where the hall says so
 * @param notices sentences of the hall, shown in turn
 * @param slides pictures of the hall, PNG or JPEG, shown in turn
 */
public record HallFace(
    String hallName,
    String department,
    Optional<Clerk> clerk,
    List<String> notices,
    List<URI> slides) {
  /** Copies the lists. */
  public HallFace {
    notices = List.copyOf(notices);
    slides = List.copyOf(slides);
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
