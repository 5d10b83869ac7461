package org.haochaping.workshop.bench;

import java.io.InputStream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Stage;

/**
 * The least that a window to rate in can be: a title and five buttons in Chinese, and a word when a
 * key is pressed. What the terminal's window is compared with.
 */
final class BareWindow {
  private static final String[] LEVELS = {"非常满意", "满意", "基本满意", "不满意", "非常不满意"};

  private BareWindow() {}

  /** The process; ends by a signal. */
  public static void main(String[] arguments) {
    Platform.startup(BareWindow::open);
  }

  private static void open() {
    // Without a Chinese font there would be boxes.
    InputStream ttf =
        BareWindow.class.getResourceAsStream(
            "/org/haochaping/terminal/screen/NotoSansSC-Regular.ttf");
    Font font = Font.loadFont(ttf, 32);
    Label title = new Label("请评价");
    title.setFont(font);
    HBox row = new HBox(16);
    row.setAlignment(Pos.CENTER);
    for (String level : LEVELS) {
      Button button = new Button(level);
      button.setFont(font);
      row.getChildren().add(button);
    }
    VBox page = new VBox(40, title, row);
    page.setAlignment(Pos.CENTER);
    Scene scene = new Scene(page, WindowPrograms.WIDTH, WindowPrograms.HEIGHT);
    scene.setOnKeyTyped(key -> title.setText(key.getCharacter()));
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    System.out.println("way ready");
  }
}
