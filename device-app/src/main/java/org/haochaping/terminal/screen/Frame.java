package org.haochaping.terminal.screen;

import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * What surrounds each view: header, small print, background. The window's size sets the page's font
 * size, which the stylesheet measures all else in; views are built anew for another size.
 */
final class Frame {
  private final HeaderBar header;
  private final StatusSign status = new StatusSign();
  private final StackPane middle = new StackPane();
  private final BorderPane page;
  private Sizes sizes = new Sizes(1);
  private Function<Sizes, Parent> content = none -> new StackPane();

  Frame(Place place) {
    header = new HeaderBar(place);
    page = new BorderPane(middle, header.node(), null, status.node(), null);
    page.getStyleClass().add("page");
  }

  Scene scene(double width, double height) {
    Scene scene = new Scene(page, width, height);
    scene.widthProperty().addListener(change -> resize(scene));
    scene.heightProperty().addListener(change -> resize(scene));
    resize(scene);
    return scene;
  }

  private void resize(Scene scene) {
    sizes = Sizes.of(scene.getWidth(), scene.getHeight());
    page.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.3fpx", sizes.units(10)));
    header.resize(sizes);
    status.resize(sizes);
    build();
  }

  /** Shows this, and gives what stands for it in this window now. */
  void setContent(Function<Sizes, Parent> view) {
    content = view;
    build();
  }

  private void build() {
    middle.getChildren().setAll(content.apply(sizes));
  }

  boolean shows(Function<Sizes, Parent> view) {
    return content.equals(view);
  }

  void standing(Standing standing) {
    header.setTime(standing.time());
    status.show(standing);
  }
}
