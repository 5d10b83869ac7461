package org.haochaping.terminal.screen;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** The bar at the top: which hall, which window, and what time it is. */
final class HeaderBar {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final double NAME_SIZE = 30;
  private static final double NAME_WIDTH = 500;
  private static final double DEPARTMENT_SIZE = 22;
  private static final double DEPARTMENT_WIDTH = 280;

  private final HBox node;
  private final VBox hall;
  private final HBox pill;
  private final Text hallName;
  private final Text department;
  private final Text time = Labels.text("", "clock-time");
  private final Text date = Labels.text("", "clock-date");

  HeaderBar(Place place) {
    Region mark = new Region();
    mark.getStyleClass().add("hall-mark");
    hallName = Labels.text(place.hallName(), "hall-name");
    department = Labels.text(place.department(), "window-department");
    hall = new VBox(hallName, Labels.text("政务服务“好差评”  ·  Service rating", "hall-sub"));
    hall.setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    VBox clock = new VBox(time, date);
    clock.setAlignment(Pos.CENTER_RIGHT);
    pill = window(place);
    node = new HBox(mark, hall, space, pill, clock);
    node.getStyleClass().add("header");
  }

  HBox node() {
    return node;
  }

  void resize(Sizes sizes) {
    node.setSpacing(sizes.units(20));
    hall.setSpacing(sizes.units(2));
    pill.setSpacing(sizes.units(10));
    fit(hallName, NAME_SIZE, NAME_WIDTH, sizes);
    fit(department, DEPARTMENT_SIZE, DEPARTMENT_WIDTH, sizes);
  }

  /** Shows the time, or nothing while nobody vouches for it. */
  void setTime(Optional<LocalDateTime> now) {
    time.setText(now.map(TIME::format).orElse(""));
    date.setText(
        now.map(
                at ->
                    at.getMonthValue()
                        + "月"
                        + at.getDayOfMonth()
                        + "日  "
                        + at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA))
            .orElse(""));
    time.getParent().setManaged(now.isPresent());
  }

  private HBox window(Place place) {
    HBox window = new HBox(Labels.text(place.window() + " 号窗口", "window-number"));
    if (!place.department().isEmpty()) {
      window.getChildren().add(department);
    }
    window.getStyleClass().add("window-pill");
    window.setAlignment(Pos.CENTER);
    window.setMaxHeight(Region.USE_PREF_SIZE);
    return window;
  }

  /** A long name is set smaller, since a bar has no second line. */
  private static void fit(Text text, double size, double width, Sizes sizes) {
    int characters = text.getText().codePointCount(0, text.getText().length());
    double fitting = Math.min(size, width / Math.max(1, characters));
    text.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.3fpx", sizes.units(fitting)));
  }
}
