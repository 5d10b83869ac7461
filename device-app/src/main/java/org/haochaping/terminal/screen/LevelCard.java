package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.keypad.NumberKeys;

/** One level: its face, its words and its key. All five have the same size and dress. */
final class LevelCard {
  private static final double FACE = 160;
  private static final double WIDEST = 220;
  private static final double LEAST_HEIGHT = 330;
  private static final double FACE_OF_ROW = 0.78;
  private static final double EM_OF_ROW = 0.075;
  private static final double MOST_SCALE_OF_ROW = 1.3;

  /** The levels' words in screen.css, in ems: the larger of both looks. */
  private static final double SMALL_EMS = 2.2;

  private static final String FAMILY = "Noto Sans SC";

  private LevelCard() {}

  /**
   * A card, upright where the window is wide and a row where the window is high.
   *
   * @param width pixels that it may take; the card's id is {@code level-} and the level's word on
   *     the wire
   */
  static Pane of(
      SatisfactionLevel level,
      Optional<SatisfactionLevel> chosen,
      Consumer<SatisfactionLevel> touched,
      Room room,
      double width) {
    Pane card = room.portrait() ? row(level, room) : upright(level, room, width);
    card.getStyleClass().add("level-card");
    if (chosen.isEmpty()) {
      Touchable.make(
          card,
          "level-" + level.wireName(),
          room.voice().large(words(level, room)),
          room.sizes(),
          () -> touched.accept(level));
      Touchable.key(card, NumberKeys.key(level));
    } else {
      card.setId("level-" + level.wireName());
      card.setMinHeight(Math.max(room.sizes().touch(), card.getMinHeight()));
      card.getStyleClass().add(chosen.get() == level ? "chosen" : "not-chosen");
    }
    return card;
  }

  static Words words(SatisfactionLevel level, Room room) {
    return room.words("level." + level.wireName());
  }

  private static Pane upright(SatisfactionLevel level, Room room, double width) {
    double side = Math.min(width, room.units(WIDEST) * room.sizes().textScale());
    double height = room.units(LEAST_HEIGHT * 0.85);
    double em = room.sizes().em() * 2.4;
    Optional<HBox> columns =
        room.voice()
            .side()
            .words("level." + level.wireName(), "")
            .map(text -> MongolianColumns.of(text, em, room.sizes().least(), height));
    if (columns.isEmpty()) {
      return column(level, room, side, false);
    }
    HBox mongolian = columns.get();
    mongolian.setAlignment(Pos.CENTER_LEFT);
    double gap = room.units(6);
    VBox rest = column(level, room, side - mongolian.prefWidth(-1) - 3 * gap, true);
    HBox card = new HBox(gap, mongolian, rest);
    card.setPadding(new Insets(0, gap, 0, gap));
    card.setMinWidth(side);
    return card;
  }

  private static VBox column(SatisfactionLevel level, Room room, double side, boolean narrow) {
    double part = Math.min(1, side * 0.72 / room.units(FACE));
    Group face = room.sizes().scaled(Face.of(level), part);
    VBox words =
        narrow && !fits(room, side)
            ? room.large(words(level, room), "level-word")
            : room.centred(words(level, room), "level-word", "level-word-small");
    words.setMaxWidth(side);
    // Faces and keys stand in a row each, whether a level's words take one line or two.
    Region between = new Region();
    VBox.setVgrow(between, Priority.ALWAYS);
    VBox card = new VBox(room.units(12), face, words, between, key(level));
    card.setAlignment(Pos.TOP_CENTER);
    card.setPrefWidth(side);
    card.setMinWidth(side);
    card.setMinHeight(room.units(LEAST_HEIGHT));
    return card;
  }

  /** Whether no word of the small language is broken, on any of the five cards: all dress alike. */
  private static boolean fits(Room room, double side) {
    double em = room.sizes().em();
    Font font = Font.font(FAMILY, SMALL_EMS * em);
    return Stream.of(SatisfactionLevel.values())
        .flatMap(level -> Stream.of(room.voice().small(words(level, room)).split(" ", -1)))
        .allMatch(word -> width(word, font) <= side - em);
  }

  /** Chinese may be broken anywhere, so its words have no width. */
  private static double width(String word, Font font) {
    Text set = new Text(word.chars().anyMatch(Character::isIdeographic) ? "" : word);
    set.setFont(font);
    return set.getLayoutBounds().getWidth();
  }

  private static HBox row(SatisfactionLevel level, Room room) {
    double height = room.sizes().touch();
    VBox words = room.left(words(level, room), "level-word", "level-word-small");
    HBox.setHgrow(words, Priority.ALWAYS);
    double part = FACE_OF_ROW * height / room.units(FACE);
    Group face = room.sizes().scaled(Face.of(level), part);
    HBox card = new HBox(height * 0.25, face);
    room.voice()
        .side()
        .words("level." + level.wireName(), "")
        .map(text -> MongolianColumns.of(text, height * 0.2, room.sizes().least(), height * 0.88))
        .ifPresent(
            columns -> {
              columns.setAlignment(Pos.CENTER_LEFT);
              card.getChildren().add(columns);
            });
    card.getChildren().addAll(words, key(level));
    card.setAlignment(Pos.CENTER_LEFT);
    card.getStyleClass().add("level-row");
    card.setMinHeight(height);
    // The row's height is what a finger needs; face and words fill it however full the rest is.
    double em = height * EM_OF_ROW * Math.min(MOST_SCALE_OF_ROW, room.sizes().textScale());
    card.setStyle(FontSize.style(em));
    return card;
  }

  private static HBox key(SatisfactionLevel level) {
    return PushButton.keyCap(String.valueOf(NumberKeys.key(level)));
  }
}
