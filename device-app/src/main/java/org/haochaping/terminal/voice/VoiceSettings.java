package org.haochaping.terminal.voice;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Whether and how things are said.
 *
 * @param volume percent of the recording's own, 0 to 100; 0 says nothing
 * @param quiet when nothing is said
 * @param files a folder with the hall's own recordings, by the phrase's name
 */
public record VoiceSettings(int volume, Optional<QuietHours> quiet, Optional<Path> files) {
  /** Checks the volume. */
  public VoiceSettings {
    if (volume < 0 || volume > 100) {
      throw new IllegalArgumentException("volume: 0 to 100, not " + volume);
    }
  }

  /**
   * Reads the quiet hours as they stand in a configuration.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong
   */
  public static VoiceSettings of(int volume, String quiet, Optional<Path> files) {
    return new VoiceSettings(volume, QuietHours.parse(quiet), files);
  }

  boolean speaksAt(Optional<LocalTime> time) {
    return volume > 0 && time.flatMap(now -> quiet.filter(hours -> hours.contains(now))).isEmpty();
  }
}
