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
import javafx.scene.text.TextAlignment;

/** The bar at the top: which hall, which window, and what time it is. */
final class HeaderBar {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final double NAME_SIZE = 30;
  private static final double NAME_WIDTH = 500;
  private static final double DEPARTMENT_SIZE = 22;
  private static final double DEPARTMENT_WIDTH = 270;
  private static final double DEPARTMENT_WIDTH_UPRIGHT = 500;

  private final VBox node = new VBox();
  private final HBox row;
  private final VBox hall;
  private final HBox pill;
  private final VBox clock;
  private final Region space = new Region();
  private final Text hallName = Labels.text("", "hall-name");
  private final Text department = Labels.text("", "window-department");
  private final Text sub;
  private final Text time = Labels.text("", "clock-time");
  private final Text date = Labels.text("", "clock-date");
  private final DateTimeFormatter dates;
  private String hallNow;
  private String departmentNow;
  private Sizes sizes = Sizes.of(1280, 800, 1);

  HeaderBar(Place place, Voice voice) {
    Region mark = new Region();
    mark.getStyleClass().add("hall-mark");
    hallNow = place.hallName();
    departmentNow = place.department();
    Words what = voice.texts().words("header.sub");
    sub = Labels.text(voice.large(what) + "  ·  " + voice.small(what), "hall-sub");
    hall = new VBox(hallName, sub);
    hall.setAlignment(Pos.CENTER_LEFT);
    hallName.setTextAlignment(TextAlignment.LEFT);
    department.setTextAlignment(TextAlignment.LEFT);
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
            voice.large(voice.texts().words("header.date")), voice.locale());
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
    BurnInGuard.place(
        pill, BurnInGuard.at(0), sizes); // upright it moves by itself, else with its row
    if (sizes.portrait()) {
      row.getChildren().add(clock);
      node.getChildren().setAll(row, pill);
    } else {
      row.getChildren().addAll(pill, clock);
      node.getChildren().setAll(row);
    }
    fit();
  }

  /** What stands in it moves; the bar itself does not. */
  void move(BurnInGuard.Offset offset) {
    node.getChildren().forEach(part -> BurnInGuard.place(part, offset, sizes));
  }

  void setNames(String hall, String office) {
    hallNow = hall;
    departmentNow = office;
    fit();
  }

  /** Shows the time, or nothing while nobody vouches for it. */
  void setTime(Optional<LocalDateTime> now) {
    time.setText(now.map(TIME::format).orElse(""));
    date.setText(now.map(dates::format).orElse(""));
    clock.setManaged(now.isPresent());
  }

  private void fit() {
    boolean oneLine = Names.fit(hallName, hallNow, NAME_SIZE, NAME_WIDTH, sizes);
    // The hall's name may take the line below it as well.
    sub.setVisible(oneLine);
    sub.setManaged(oneLine);
    department.setManaged(!departmentNow.isEmpty());
    Names.fit(
        department,
        departmentNow,
        DEPARTMENT_SIZE,
        sizes.portrait() ? DEPARTMENT_WIDTH_UPRIGHT : DEPARTMENT_WIDTH,
        sizes);
  }
}
