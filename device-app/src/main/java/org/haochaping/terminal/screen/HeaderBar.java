package org.haochaping.terminal.screen;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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
  private static final double DEPARTMENT_WIDTH_UPRIGHT = 500;

  private final VBox node = new VBox();
  private final HBox row;
  private final VBox hall;
  private final HBox pill;
  private final VBox clock;
  private final Region space = new Region();
  private final Text hallName;
  private final Text department;
  private final Text time = Labels.text("", "clock-time");
  private final Text date = Labels.text("", "clock-date");
  private final DateTimeFormatter dates;
  private Sizes sizes = Sizes.of(1280, 800, 1);

  HeaderBar(Place place, Voice voice) {
    Region mark = new Region();
    mark.getStyleClass().add("hall-mark");
    hallName = Labels.text(place.hallName(), "hall-name");
    department = Labels.text(place.department(), "window-department");
    Words sub = voice.texts().words("header.sub");
    hall =
        new VBox(hallName, Labels.text(voice.large(sub) + "  ·  " + voice.small(sub), "hall-sub"));
    hall.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(space, Priority.ALWAYS);
    clock = new VBox(time, date);
    clock.setAlignment(Pos.CENTER_RIGHT);
    String window = voice.large(voice.texts().words("header.window", place.window()));
    pill = new HBox(Labels.text(window, "window-number"), department);
    pill.getStyleClass().add("window-pill");
    pill.setAlignment(Pos.CENTER);
    pill.setMaxHeight(Region.USE_PREF_SIZE);
    dates =
        DateTimeFormatter.ofPattern(
            voice.large(voice.texts().words("header.date")),
            voice.englishFirst() ? Locale.ENGLISH : Locale.CHINA);
    row = new HBox(mark, hall, space);
    row.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("header");
  }

  VBox node() {
    return node;
  }

  void resize(Sizes window) {
    sizes = window;
    row.setSpacing(sizes.units(20));
    hall.setSpacing(sizes.units(2));
    pill.setSpacing(sizes.units(10));
    node.setSpacing(sizes.units(14));
    row.getChildren().removeAll(pill, clock);
    if (sizes.portrait()) {
      row.getChildren().add(clock);
      node.getChildren().setAll(row, pill);
    } else {
      row.getChildren().addAll(pill, clock);
      node.getChildren().setAll(row);
    }
    fit();
  }

  void setNames(String hallNow, String departmentNow) {
    hallName.setText(hallNow);
    department.setText(departmentNow);
    fit();
  }

  /** Shows the time, or nothing while nobody vouches for it. */
  void setTime(Optional<LocalDateTime> now) {
    time.setText(now.map(TIME::format).orElse(""));
    date.setText(now.map(dates::format).orElse(""));
    clock.setManaged(now.isPresent());
  }

  private void fit() {
    department.setManaged(!department.getText().isEmpty());
    fit(hallName, NAME_SIZE, NAME_WIDTH);
    fit(
        department,
        DEPARTMENT_SIZE,
        sizes.portrait() ? DEPARTMENT_WIDTH_UPRIGHT : DEPARTMENT_WIDTH);
  }

  /** A long name is set smaller, since a bar has no second line. */
  private void fit(Text text, double size, double width) {
    int characters = text.getText().codePointCount(0, text.getText().length());
    double fitting = Math.min(size, width / Math.max(1, characters));
    text.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.3fpx", sizes.units(fitting)));
  }
}
