package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * The terminal's window. All but {@link #open} may be called on any thread and returns at once; all
 * else happens on JavaFX's thread, which waits for neither disk nor network.
 */
public final class TerminalScreen {
  private final ScreenSettings settings;
  private final Frame frame;
  private final Place place;
  private final ScreenListener listener;
  private final IdleTurns turns;
  private Optional<HallFace> face = Optional.empty();
  private Optional<Stage> stage = Optional.empty();
  private Optional<FeltKey> feltKey = Optional.empty();
  private View now = new View.Idle();

  private TerminalScreen(
      ScreenSettings settings,
      Voice voice,
      Place place,
      ScreenListener listener,
      LongSupplier nanos) {
    this.settings = settings;
    this.place = place;
    this.listener = listener;
    this.frame = new Frame(place, voice);
    this.turns = new IdleTurns(nanos, frame::move);
  }

  /**
   * A screen in a certain look and with certain words, in no window yet. On any thread, also before
   * JavaFX runs: what takes long and needs no window is done here, for which a board's second core
   * has time meanwhile.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  public static TerminalScreen of(
      ScreenSettings settings, Voice voice, Place place, ScreenListener listener) {
    return of(settings, voice, place, listener, System::nanoTime);
  }

  /** The same, whose idle screen takes turns by a clock of the caller's, in nanoseconds. */
  public static TerminalScreen of(
      ScreenSettings settings,
      Voice voice,
      Place place,
      ScreenListener listener,
      LongSupplier nanos) {
    Fonts.load();
    if (!voice.side().isEmpty()) {
      Fonts.loadMongolian();
    }
    StyleSheet.readOnce();
    return new TerminalScreen(settings, voice, place, listener, nanos);
  }

  /** Opens the window with the idle screen; once, and to be called on JavaFX's thread. */
  public void open(Stage window) {
    stage = Optional.of(window);
    Scene scene = frame.scene(settings.width(), settings.height());
    new CornerHold(listener::diagnosisAsked).listenTo(scene);
    FeltKey felt = new FeltKey(scene);
    feltKey = Optional.of(felt);
    new ScreenKeys(listener, felt, System::nanoTime).listenTo(scene);
    window.setTitle("好差评 · " + place.window() + " 号窗口");
    window.setScene(scene);
    window.setOnCloseRequest(request -> listener.closed());
    if (settings.fullScreen()) {
      // X alone, without a window manager, makes no window as large as the screen.
      Rectangle2D all = Screen.getPrimary().getBounds();
      window.setX(all.getMinX());
      window.setY(all.getMinY());
      window.setWidth(all.getWidth());
      window.setHeight(all.getHeight());
      window.setFullScreenExitHint("");
      window.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
      window.setFullScreen(true);
      scene.setCursor(Cursor.NONE);
    }
    apply(now);
    new FirstFrame(listener::firstDrawn).of(scene);
    turns.start();
    window.show();
  }

  /** Shows this, also where the same is there already: a second refusal is news. */
  public void show(View view) {
    Platform.runLater(() -> apply(view));
  }

  /**
   * A number key, 1 to 5, of a keypad has gone down: what it stands for looks as if a finger were
   * on it, before it is clear that somebody pressed it.
   */
  public void felt(int key) {
    Platform.runLater(() -> feltKey.ifPresent(sign -> sign.show(OptionalInt.of(key))));
  }

  /** Brings the small print up to date. */
  public void standing(Standing standing) {
    Platform.runLater(() -> frame.standing(standing));
  }

  /** From now on the idle screen and the header tell this of the hall. */
  public void face(HallFace hall) {
    Platform.runLater(
        () -> {
          face = Optional.of(hall);
          frame.face(hall);
          if (now instanceof View.Idle) {
            frame.build();
          }
        });
  }

  /** Closes the window. */
  public void close() {
    turns.stop();
    Platform.runLater(() -> stage.ifPresent(Stage::close));
  }

  private void apply(View view) {
    Function<Room, Parent> content = room -> content(view, room);
    if (now instanceof View.Rate before
        && view instanceof View.Rate rate
        && before.chosen().isEmpty()
        && rate.chosen().isEmpty()
        && before.subject().isNamedBy(rate.subject())) {
      frame.name(rate.subject(), content);
    } else {
      frame.setContent(content, view instanceof View.Idle || view instanceof View.OutOfService);
    }
    now = view;
    stage
        .map(Stage::getScene)
        .ifPresent(scene -> scene.addPostLayoutPulseListener(new Once(scene, view, content)));
    Platform.requestNextPulse();
  }

  private Parent content(View view, Room room) {
    Optional<HBox> upright = SidePanel.of(view, place.window(), phone(), room);
    if (upright.isEmpty()) {
      return page(view, room);
    }
    HBox panel = upright.get();
    Parent page = page(view, room.beside(panel.prefWidth(-1)));
    HBox.setHgrow(page, Priority.ALWAYS);
    HBox both = new HBox(panel, page);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private Parent page(View view, Room room) {
    turns.nothingToShow();
    if (view instanceof View.Rate rate) {
      return new RateView(rate, this::touched, room).node();
    }
    if (view instanceof View.Reasons reasons) {
      return new ReasonsView(reasons, listener, room).node();
    }
    if (view instanceof View.Thanks thanks) {
      return new ThanksView(thanks, this::touched, room).node();
    }
    if (view instanceof View.Refused refused) {
      return new RefusedView(refused, phone(), room).node();
    }
    if (view instanceof View.OutOfService out) {
      return new OutOfServiceView(out, place, phone(), room).node();
    }
    if (view instanceof View.Pin pin) {
      return new PinView(pin, listener, room).node();
    }
    if (view instanceof View.Diagnosis diagnosis) {
      return new DiagnosisView(diagnosis, listener, room).node();
    }
    IdleView idle = new IdleView(place, face, turns.pictures(), listener::ratingAsked, room);
    turns.show(idle);
    return idle.node();
  }

  private boolean phone() {
    return face.map(hall -> hall.ways().phone()).orElse(false);
  }

  private void touched(SatisfactionLevel level) {
    listener.pressed(level, "touch");
  }

  /** Tells once that a view is there, after the pulse that lays it out. */
  private final class Once implements Runnable {
    private final Scene scene;
    private final View view;
    private final Function<Room, Parent> content;

    Once(Scene scene, View view, Function<Room, Parent> content) {
      this.scene = scene;
      this.view = view;
      this.content = content;
    }

    @Override
    public void run() {
      scene.removePostLayoutPulseListener(this);
      listener.shown(view);
      // Not within the pulse: a picture is a pulse of its own.
      Platform.runLater(
          () -> {
            if (frame.content().equals(content)) {
              listener.settled(view, scene);
            }
          });
    }
  }
}
