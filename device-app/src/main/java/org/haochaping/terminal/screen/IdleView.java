package org.haochaping.terminal.screen;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.haochaping.terminal.keypad.KeyGuard;
import org.haochaping.terminal.pictures.Wanted;

/**
 * Nobody is there: which window this is, who is on duty, what the hall has to say, and an
 * invitation to scan.
 */
final class IdleView {
  private final VBox node;
  private final Room room;
  private final PictureShelf pictures;
  private final VBox steps;
  private final ImageView slide = new ImageView();
  private final List<Wanted> slides;
  private final Optional<ClerkCard> clerk;
  private final List<String> notices;
  private long now;
  private long fetched = -1;
  private final Text notice = Labels.text("", "notice");

  IdleView(Place place, Optional<HallFace> face, PictureShelf pictures, Runnable begin, Room room) {
    this.room = room;
    this.pictures = pictures;
    this.notices = face.map(HallFace::notices).orElse(List.of());
    clerk = face.flatMap(HallFace::clerk).map(who -> new ClerkCard(who, room));
    steps = new VBox(room.units(18), step("1"), step("2"), step("3"));
    steps.setAlignment(room.portrait() ? Pos.CENTER : Pos.CENTER_LEFT);
    steps.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
    StackPane turns = new StackPane(steps);
    turns.setAlignment(room.portrait() ? Pos.CENTER : Pos.CENTER_LEFT);
    slides = face.map(HallFace::slides).orElse(List.of()).stream().map(this::wanted).toList();
    if (!slides.isEmpty()) {
      turns.getChildren().add(slideFrame());
    }

    Words title = room.words("idle.title");
    Words subtitle = room.words("idle.subtitle", place.window());
    TextAlignment side = room.portrait() ? TextAlignment.CENTER : TextAlignment.LEFT;
    VBox words =
        new VBox(
            room.units(8),
            Labels.flow(side, Labels.text(room.voice().large(title), "huge")),
            Labels.flow(side, Labels.text(room.voice().large(subtitle), "subtitle")),
            Labels.flow(
                side,
                Labels.text(
                    room.voice().small(title)
                        + (room.voice().otherFirst() ? "，" : " ")
                        + room.voice().small(subtitle),
                    "title-small")));
    node = new VBox(room.units(24), arranged(words, turns, begin(face, begin)));
    if (!notices.isEmpty()) {
      node.getChildren().add(noticeStrip());
    }
    node.setAlignment(Pos.CENTER);
    at(0);
  }

  VBox node() {
    return node;
  }

  /** Shows what has its turn after so many seconds. */
  void at(long seconds) {
    now = seconds;
    Optional<Image> picture = inTurn().flatMap(pictures::find);
    picture.ifPresent(slide::setImage);
    slide.setVisible(picture.isPresent());
    steps.setVisible(picture.isEmpty());
    clerk.ifPresent(card -> card.photo().flatMap(pictures::find).ifPresent(card::show));
    if (!notices.isEmpty()) {
      notice.setText(notices.get(Turns.at(seconds, notices.size())));
    }
  }

  /** Has those pictures brought that are shown now and next; once a turn is enough. */
  void fetchPictures() {
    long turn = Math.floorDiv(now, Turns.SECONDS);
    if (turn != fetched) {
      fetched = turn;
      clerk.flatMap(ClerkCard::photo).ifPresent(pictures::fetch);
      inTurn().ifPresent(pictures::fetch);
      next().ifPresent(pictures::fetch);
      if (inTurn().isEmpty()) {
        // Somebody may have put a better file in its place.
        slides.stream().filter(pictures::isBroken).forEach(pictures::fetch);
      }
    }
  }

  /** The slide that has its turn; none while the steps have theirs. */
  private Optional<Wanted> inTurn() {
    return slideAt(now);
  }

  private Optional<Wanted> next() {
    return slideAt(now + Turns.SECONDS);
  }

  private Optional<Wanted> slideAt(long seconds) {
    List<Wanted> able = slides.stream().filter(wanted -> !pictures.isBroken(wanted)).toList();
    int turn = Turns.at(seconds, able.size() + 1);
    return turn == 0 ? Optional.empty() : Optional.of(able.get(turn - 1));
  }

  private Pane arranged(VBox words, StackPane turns, Optional<HBox> begin) {
    words.setAlignment(room.portrait() ? Pos.CENTER : Pos.CENTER_LEFT);
    double part = clerk.isPresent() && room.portrait() ? 0.6 : 1;
    Node picture = room.sizes().scaled(ReceiptPicture.draw(), part);
    Node left = clerk.<Node>map(ClerkCard::node).orElse(picture);
    if (room.portrait()) {
      VBox all = new VBox(room.units(36), left, words, turns);
      begin.ifPresent(all.getChildren()::add);
      all.setAlignment(Pos.CENTER);
      return all;
    }
    VBox right = new VBox(room.units(38), words, turns);
    begin.ifPresent(right.getChildren()::add);
    right.setAlignment(Pos.CENTER_LEFT);
    right.setMaxWidth(room.units(680) * room.sizes().textScale());
    HBox all = new HBox(room.units(84), left, right);
    all.setAlignment(Pos.CENTER);
    return all;
  }

  /** The button that begins, where a touch may begin here. */
  private Optional<HBox> begin(Optional<HallFace> face, Runnable touched) {
    HallFace.Begin by = face.map(hall -> hall.ways().begin()).orElse(HallFace.Begin.BY_RECEIPT);
    if (by == HallFace.Begin.BY_RECEIPT) {
      return Optional.empty();
    }
    String key = by == HallFace.Begin.CONSULTATION ? "idle.begin-consultation" : "idle.begin";
    HBox button = PushButton.of(room, "idle-begin", "", room.words(key), "main", touched);
    button.setFocusTraversable(true);
    for (int number = 1; number <= KeyGuard.KEYS; number++) {
      Touchable.key(button, number);
    }
    button.setMaxWidth(HBox.USE_PREF_SIZE);
    return Optional.of(button);
  }

  private Wanted wanted(URI file) {
    int width = (int) Math.ceil(room.units(room.portrait() ? 700 : 600));
    int height = (int) Math.ceil(room.units(room.portrait() ? 380 : 300));
    String path = file.getPath();
    return new Wanted(file, width, height, "slide " + path.substring(path.lastIndexOf('/') + 1));
  }

  /** As large as the largest slide, so that nothing moves when they change. */
  private StackPane slideFrame() {
    Wanted any = slides.get(0);
    slide.setPreserveRatio(true);
    slide.setFitWidth(any.width());
    slide.setFitHeight(any.height());
    slide.setVisible(false);
    slide.getStyleClass().add("slide");
    StackPane frame = new StackPane(slide);
    frame.setAlignment(room.portrait() ? Pos.CENTER : Pos.CENTER_LEFT);
    frame.setMinSize(any.width(), any.height());
    frame.setMaxSize(any.width(), any.height());
    return frame;
  }

  private HBox noticeStrip() {
    Words name = room.words("idle.notice");
    Text head = Labels.text(name.chinese() + " " + name.english(), "notice-head");
    // As high as the longest of them, so that nothing moves when they change.
    notice.setText(notices.stream().max(Comparator.comparingDouble(Names::ems)).orElse(""));
    HBox strip = new HBox(room.units(20), head, Labels.flow(TextAlignment.LEFT, notice));
    strip.getStyleClass().add("notice-strip");
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.setMaxWidth(room.sizes().width() - 2 * room.units(12));
    return strip;
  }

  private HBox step(String number) {
    HBox badge = new HBox(Labels.text(number, "step-number"));
    badge.getStyleClass().add("step-badge");
    HBox step =
        new HBox(
            room.units(18),
            badge,
            room.left(room.words("idle.step" + number), "step", "step-small"));
    step.setAlignment(Pos.CENTER_LEFT);
    return step;
  }
}
