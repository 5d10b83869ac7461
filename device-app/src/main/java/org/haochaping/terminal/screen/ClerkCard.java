package org.haochaping.terminal.screen;

import java.net.URI;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.TextAlignment;
import org.haochaping.terminal.pictures.Wanted;

/** Who is on duty at the window. */
final class ClerkCard {
  private static final double PHOTO_WIDTH = 216;
  private static final double PHOTO_HEIGHT = 264;
  private static final int MOST_STARS = 5;

  private final Pane node;
  private final Optional<Wanted> photo;
  private final ImageView face = new ImageView();

  ClerkCard(HallFace.Clerk clerk, Room room) {
    face.setFitWidth(room.units(PHOTO_WIDTH));
    face.setFitHeight(room.units(PHOTO_HEIGHT));
    face.setVisible(false);
    face.getStyleClass().add("photo-picture");
    photo = clerk.photo().map(file -> wanted(file, face));
    node = card(clerk, room);
  }

  Pane node() {
    return node;
  }

  /** The picture that is to be shown, if there is one. */
  Optional<Wanted> photo() {
    return photo;
  }

  /** Puts it over the outline, cut to its shape from both sides. */
  void show(Image picture) {
    double shape =
        Math.min(
            picture.getWidth() / face.getFitWidth(), picture.getHeight() / face.getFitHeight());
    double width = face.getFitWidth() * shape;
    face.setViewport(
        new Rectangle2D((picture.getWidth() - width) / 2, 0, width, face.getFitHeight() * shape));
    face.setImage(picture);
    face.setVisible(true);
  }

  /** The file's name is a staff number, which no log needs. */
  private static Wanted wanted(URI file, ImageView face) {
    return new Wanted(
        file, (int) Math.ceil(2 * face.getFitWidth()), 0, "the photo of the clerk on duty");
  }

  private Pane card(HallFace.Clerk clerk, Room room) {
    VBox words = new VBox(room.units(4));
    words.getChildren().add(centred(clerk.name(), "clerk-name"));
    if (!clerk.staffNumber().isEmpty()) {
      Words number = room.words("idle.staff-number", clerk.staffNumber());
      words.getChildren().add(room.line(number, TextAlignment.CENTER, "clerk-number"));
    }
    if (!clerk.duty().isEmpty()) {
      words.getChildren().add(centred(clerk.duty(), "clerk-duty"));
    }
    words.setAlignment(Pos.CENTER);
    VBox rest = new VBox(room.units(14), words);
    rest.setAlignment(Pos.CENTER);
    if (clerk.stars() > 0) {
      rest.getChildren().add(stars(clerk.stars(), room));
    }
    if (clerk.away()) {
      HBox away = new HBox(room.centred(room.words("idle.away"), "away", "away-small"));
      away.setAlignment(Pos.CENTER);
      away.getStyleClass().add("away-pill");
      rest.getChildren().add(away);
    }
    Pane card = room.portrait() ? row(photo(room), rest, room) : column(photo(room), rest, room);
    card.getStyleClass().add("clerk-card");
    card.setMaxHeight(Region.USE_PREF_SIZE);
    return card;
  }

  private static VBox column(Node photo, VBox rest, Room room) {
    VBox card = new VBox(room.units(14), photo, rest);
    card.setAlignment(Pos.CENTER);
    card.setMinWidth(room.units(330));
    return card;
  }

  private static HBox row(Node photo, VBox rest, Room room) {
    rest.setMinWidth(room.units(330));
    HBox card = new HBox(room.units(40), photo, rest);
    card.setAlignment(Pos.CENTER);
    card.setMaxWidth(Region.USE_PREF_SIZE);
    return card;
  }

  private static Node centred(String words, String style) {
    return Labels.flow(TextAlignment.CENTER, Labels.text(words, style));
  }

  private StackPane photo(Room room) {
    double width = room.units(PHOTO_WIDTH);
    double height = room.units(PHOTO_HEIGHT);
    StackPane frame = new StackPane(room.sizes().scaled(nobody()), face);
    frame.setMinSize(width, height);
    frame.setMaxSize(width, height);
    Rectangle edge = new Rectangle(width, height);
    edge.setArcWidth(room.units(40));
    edge.setArcHeight(room.units(40));
    frame.setClip(edge);
    frame.getStyleClass().add("photo");
    return frame;
  }

  private static Group nobody() {
    SVGPath shoulders = new SVGPath();
    shoulders.setContent("M-90,132 C-90,60 -50,34 0,34 C50,34 90,60 90,132 Z");
    shoulders.setFill(Palette.TEAL);
    Rectangle ground = new Rectangle(-108, -132, PHOTO_WIDTH, PHOTO_HEIGHT);
    ground.setFill(Palette.TEAL_SOFT);
    return new Group(ground, shoulders, new Circle(0, -30, 52, Palette.TEAL));
  }

  private static HBox stars(int stars, Room room) {
    HBox row = new HBox(room.units(4));
    for (int i = 0; i < MOST_STARS; i++) {
      SVGPath star = new SVGPath();
      star.setContent(
          "M0,-15 L4.4,-4.7 L15.6,-3.7 L7.1,3.6 L9.7,14.6 L0,8.8 L-9.7,14.6 L-7.1,3.6"
              + " L-15.6,-3.7 L-4.4,-4.7 Z");
      star.setFill(i < stars ? Color.web("#f0b429") : Palette.LINE);
      row.getChildren().add(room.sizes().scaled(new Group(star)));
    }
    row.setAlignment(Pos.CENTER);
    row.setAccessibleText(stars + " / " + MOST_STARS);
    return row;
  }
}
