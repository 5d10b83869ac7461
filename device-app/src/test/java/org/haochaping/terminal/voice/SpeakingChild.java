package org.haochaping.terminal.voice;

import java.time.LocalTime;
import java.util.Optional;

/** A process of its own that thanks, since ALSA's configuration hangs on the home directory. */
final class SpeakingChild {
  private SpeakingChild() {}

  public static void main(String[] arguments) throws Exception {
    int volume = Integer.parseInt(arguments[0]);
    Speaker voice =
        new Speaker(
            new VoiceSettings(volume, Optional.empty(), Optional.empty()),
            () -> Optional.of(LocalTime.NOON));
    voice.say(Phrase.THANKS);
    voice.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("voice")) {
        thread.join(20_000);
      }
    }
    System.out.println("done");
    System.exit(0);
  }
}
