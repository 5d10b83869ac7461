package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What a view is built for: so much room, and these words. */
record Room(Sizes sizes, Voice voice) {
  double units(double units) {
    return sizes.units(units);
  }

  /** What is left beside something so wide. */
  Room beside(double width) {
    return new Room(sizes.within(sizes.width() - width, sizes.height()), voice);
  }

  boolean portrait() {
    return sizes.portrait();
  }

  Words words(String key, Object... parts) {
    return voice.texts().words(key, parts);
  }

  /** The large language above the small one, centred, broken where there is no room. */
  VBox centred(Words words, String largeStyle, String smallStyle) {
    return pair(words, largeStyle, smallStyle, TextAlignment.CENTER, Pos.CENTER);
  }

  /** The large language alone, centred, where there is no room for both. */
  VBox large(Words words, String style) {
    VBox alone =
        new VBox(Labels.flow(TextAlignment.CENTER, Labels.text(voice.large(words), style)));
    alone.setAlignment(Pos.CENTER);
    return alone;
  }

  /** The large language above the small one, flush left. */
  VBox left(Words words, String largeStyle, String smallStyle) {
    return pair(words, largeStyle, smallStyle, TextAlignment.LEFT, Pos.CENTER_LEFT);
  }

  /** Both languages on one line, or on two where there is no room. */
  SentencePair line(Words words, TextAlignment alignment, String style) {
    return new SentencePair(
        alignment,
        Labels.text(voice.large(words), style),
        Labels.text("  ·  ", style),
        Labels.text(voice.small(words), style));
  }

  private VBox pair(
      Words words, String largeStyle, String smallStyle, TextAlignment alignment, Pos position) {
    VBox pair =
        new VBox(
            Labels.flow(alignment, Labels.text(voice.large(words), largeStyle)),
            Labels.flow(alignment, Labels.text(voice.small(words), smallStyle)));
    pair.setAlignment(position);
    return pair;
  }
}
