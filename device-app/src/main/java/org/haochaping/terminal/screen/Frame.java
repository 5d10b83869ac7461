package org.haochaping.terminal.screen;

import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What surrounds each view: header, small print, background. The window's size sets the font size,
 * which the stylesheet measures all else in; views are built anew for another size, and made a
 * little smaller until all of them is inside.
 */
final class Frame {
  private static final Logger LOG = LoggerFactory.getLogger(Frame.class);
  private static final double MARGIN = 24;
  private static final int MOST_STEPS = 34;

  private final HeaderBar header;
  private final StatusSign status;
  private final StackPane middle = new StackPane();
  private final BorderPane page;
  private final Voice voice;
  private Sizes window;
  private boolean told;
  private boolean moving;
  private BurnInGuard.Offset place = BurnInGuard.at(0);
  private Function<Room, Parent> content = none -> new StackPane();

  Frame(Place place, Voice voice) {
    this.voice = voice;
    header = new HeaderBar(place, voice);
    status = new StatusSign(voice);
    window = Sizes.of(1280, 800, 1);
    page = new BorderPane(middle, header.node(), null, status.node(), null);
    page.getStyleClass().add("page");
    page.getStyleClass().add(voice.otherFirst() ? "other-first" : "chinese-first");
    if (voice.look().highContrast()) {
      page.getStyleClass().add("high-contrast");
    }
  }

  /** A scene with this and nothing else in it, and no view yet. */
  Scene scene(double width, double height) {
    Scene scene = new Scene(page, width, height);
    scene.getStylesheets().add(StyleSheet.address().toExternalForm());
    measure(scene);
    scene.widthProperty().addListener(change -> resize(scene));
    scene.heightProperty().addListener(change -> resize(scene));
    return scene;
  }

  private void resize(Scene scene) {
    if (scene.getWidth() <= 0 || scene.getHeight() <= 0) {
      return; // its window is being opened; nothing would fit, and that in as many steps as there
      // are
    }
    measure(scene);
    build();
  }

  private void measure(Scene scene) {
    window = Sizes.of(scene.getWidth(), scene.getHeight(), voice.look().textScale());
    page.setStyle(FontSize.style(window.units(10)));
    header.resize(window);
    status.resize(window);
    move(place);
  }

  /** Where what stands for hours stands now: header and small print stand on every screen. */
  void move(BurnInGuard.Offset offset) {
    place = offset;
    header.move(offset);
    status.move(offset);
    if (moving) {
      middle.getChildren().forEach(view -> BurnInGuard.place(view, offset, window));
    }
  }

  /**
   * Shows this.
   *
   * @param forHours whether it may stand there for hours, and has to move a little
   */
  void setContent(Function<Room, Parent> view, boolean forHours) {
    content = view;
    moving = forHours;
    build();
  }

  /**
   * The same view with a subject that has a name now: it is filled in, and nothing is built anew.
   */
  void name(Subject subject, Function<Room, Parent> view) {
    content = view;
    SubjectHead.name(middle, subject);
  }

  /** Builds what is shown once more, since what it tells of has changed. */
  void build() {
    page.applyCss();
    double height =
        window.height()
            - Math.ceil(header.node().prefHeight(window.width()))
            - Math.ceil(status.node().prefHeight(window.width()))
            // Room to move in, so that it never leaves its own.
            - (moving ? 2 * window.units(BurnInGuard.FARTHEST) : 0);
    Sizes sizes = window.within(window.width() - 2 * window.units(MARGIN), height);
    double margin = window.units(MARGIN);
    middle.setPadding(new javafx.geometry.Insets(0, margin, 0, margin));
    for (int step = 0; step < MOST_STEPS; step++) {
      Parent view = content.apply(new Room(sizes, voice));
      middle.setStyle(FontSize.style(sizes.em()));
      middle.getChildren().setAll(view);
      move(place);
      middle.applyCss();
      SmallPrint.raise(view, sizes.least());
      middle.applyCss();
      if (view.prefHeight(sizes.width()) <= sizes.height() && view.minWidth(-1) <= sizes.width()) {
        return;
      }
      sizes = sizes.smaller();
    }
    if (!told) {
      told = true;
      LOG.warn("a screen does not fit its window size={}x{}", window.width(), window.height());
    }
  }

  /** What was set last. */
  Function<Room, Parent> content() {
    return content;
  }

  void standing(Standing standing) {
    header.setTime(standing.time());
    status.show(standing);
  }

  void face(HallFace face) {
    header.setNames(face.hallName(), face.department());
  }
}
