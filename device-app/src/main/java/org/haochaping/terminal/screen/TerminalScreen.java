package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * The terminal's window. {@link #show} and {@link #standing} may be called on any thread and return
 * at once; all else happens on JavaFX's thread, which waits for neither disk nor network.
 */
public final class TerminalScreen {
  private final Stage stage;
  private final Scene scene;
  private final Frame frame;
  private final Place place;
  private final ScreenListener listener;
  private final IdleTurns turns = new IdleTurns();
  private Optional<HallFace> face = Optional.empty();
  private View now = new View.Idle();

  private TerminalScreen(
      Stage stage, ScreenSettings settings, Voice voice, Place place, ScreenListener listener) {
    this.stage = stage;
    this.place = place;
    this.listener = listener;
    this.frame = new Frame(place, voice);
    this.scene = frame.scene(settings.width(), settings.height());
  }

  /**
   * Opens the window with the idle screen; to be called on JavaFX's thread.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  public static TerminalScreen open(
      Stage stage, ScreenSettings settings, Place place, ScreenListener listener) {
    return open(stage, settings, Voice.usual(), place, listener);
  }

  /**
   * Opens the window with the idle screen in a certain look and with certain words; to be called on
   * JavaFX's thread.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  public static TerminalScreen open(
      Stage stage, ScreenSettings settings, Voice voice, Place place, ScreenListener listener) {
    Fonts.load();
    if (!voice.side().isEmpty()) {
      Fonts.loadMongolian();
    }
    TerminalScreen screen = new TerminalScreen(stage, settings, voice, place, listener);
    new CornerHold(listener::diagnosisAsked).listenTo(screen.scene);
    screen.scene.getStylesheets().add(stylesheet());
    new ScreenKeys(listener, System::nanoTime).listenTo(screen.scene);
    stage.setTitle("好差评 · " + place.window() + " 号窗口");
    stage.setScene(screen.scene);
    stage.setOnCloseRequest(request -> listener.closed());
    if (settings.fullScreen()) {
      stage.setFullScreenExitHint("");
      stage.setFullScreen(true);
      screen.scene.setCursor(Cursor.NONE);
    }
    screen.apply(new View.Idle());
    screen.turns.start();
    stage.show();
    return screen;
  }

  /** Shows this, also where the same is there already: a second refusal is news. */
  public void show(View view) {
    Platform.runLater(() -> apply(view));
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
    Platform.runLater(stage::close);
  }

  private void apply(View view) {
    now = view;
    Function<Room, Parent> content = room -> content(view, room);
    frame.setContent(content);
    scene.addPostLayoutPulseListener(new Once(view, content));
    Platform.requestNextPulse();
  }

  private Parent content(View view, Room room) {
    Optional<HBox> upright = SidePanel.of(view, place.window(), room);
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
      return new RefusedView(refused, room).node();
    }
    if (view instanceof View.OutOfService out) {
      return new OutOfServiceView(out, room).node();
    }
    if (view instanceof View.Pin pin) {
      return new PinView(pin, listener, room).node();
    }
    if (view instanceof View.Diagnosis diagnosis) {
      return new DiagnosisView(diagnosis, listener, room).node();
    }
    IdleView idle = new IdleView(place, face, room);
    turns.show(idle);
    return idle.node();
  }

  private void touched(SatisfactionLevel level) {
    listener.pressed(level, "touch");
  }

  private static String stylesheet() {
    java.net.URL css = TerminalScreen.class.getResource("screen.css");
    if (css == null) {
      throw new IllegalStateException("screen.css is missing from the program's jar");
    }
    return css.toExternalForm();
  }

  /** Tells once that a view is there, after the pulse that lays it out. */
  private final class Once implements Runnable {
    private final View view;
    private final Function<Room, Parent> content;

    Once(View view, Function<Room, Parent> content) {
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
            if (frame.shows(content)) {
              listener.settled(view, scene);
            }
          });
    }
  }
}
