package org.haochaping.terminal;

import java.util.function.Consumer;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.voice.Phrase;
import org.haochaping.terminal.voice.Speaker;

/** Shows what the session shows, and says the phrase of a screen that comes up. */
final class SpokenScreen implements Consumer<View> {
  private final Consumer<View> screen;
  private final Consumer<Phrase> speaker;
  private String before = "";

  SpokenScreen(Consumer<View> screen, Consumer<Phrase> speaker) {
    this.screen = screen;
    this.speaker = speaker;
  }

  @Override
  public synchronized void accept(View view) {
    screen.accept(view);
    // The reasons screen comes again with each tick; it asks once.
    if (!view.name().equals(before)) {
      Speaker.of(view.name()).ifPresent(speaker);
    }
    before = view.name();
  }
}
