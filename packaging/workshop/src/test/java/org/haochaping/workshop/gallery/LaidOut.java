package org.haochaping.workshop.gallery;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A scene as layout has left it, and what is wrong with it; to be used on JavaFX's thread. */
final class LaidOut {
  /** Layout rounds to whole pixels. */
  private static final double ROUNDING = 1.01;

  private static final String TOUCHABLE = "touchable";

  private final Scene scene;
  private final List<Text> texts = new ArrayList<>();
  private final List<Node> blocks = new ArrayList<>();
  private final List<Node> touchables = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  private LaidOut(Scene scene) {
    this.scene = scene;
    collect(scene.getRoot());
  }

  /** All that a person would stumble over; empty where there is nothing. */
  static List<String> findings(Scene scene) {
    LaidOut page = new LaidOut(scene);
    page.insideWindow();
    page.insideParents();
    page.apart();
    page.largeEnough();
    return page.findings;
  }

  private void collect(Node node) {
    if (!node.isVisible()) {
      return;
    }
    if (node.getStyleClass().contains(TOUCHABLE)) {
      touchables.add(node);
    }
    if (node instanceof Text text) {
      if (!text.getText().isBlank()) {
        texts.add(text);
        if (!(text.getParent() instanceof TextFlow)) {
          blocks.add(text);
        }
      }
      return;
    }
    if (node instanceof Labeled label) {
      findings.add("a label, which cuts its text where it must: " + label.getText());
    }
    if (node instanceof TextFlow || node instanceof ImageView) {
      blocks.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::collect);
    }
  }

  private void insideWindow() {
    Bounds window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
    List<Node> all = new ArrayList<>(blocks);
    all.addAll(touchables);
    for (Node node : all) {
      if (!holds(window, bounds(node))) {
        findings.add("outside the window: " + name(node) + " " + place(node));
      }
    }
  }

  /** What is larger than the area that it stands on covers the area's edge. */
  private void insideParents() {
    for (Text text : texts) {
      for (Node above = text.getParent(); above != null; above = above.getParent()) {
        if (!holds(areaOf(above), withoutLastSpace(text))) {
          findings.add("larger than its " + above.getStyleClass() + ": " + name(text));
        }
      }
    }
  }

  /** The space at which a line breaks still counts to the line's width. */
  private static Bounds withoutLastSpace(Text text) {
    Bounds all = bounds(text);
    double space = Math.min(all.getWidth(), text.getFont().getSize() / 3);
    return new BoundingBox(all.getMinX(), all.getMinY(), all.getWidth() - space, all.getHeight());
  }

  private void apart() {
    List<Node> all = new ArrayList<>(blocks);
    all.addAll(touchables);
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Node one = all.get(i);
        Node other = all.get(j);
        if (!isWithin(one, other) && !isWithin(other, one) && overlap(one, other)) {
          findings.add("on top of each other: " + name(one) + " and " + name(other));
        }
      }
    }
  }

  private void largeEnough() {
    double shortSide = Math.min(scene.getWidth(), scene.getHeight());
    for (Text text : texts) {
      if (text.getFont().getSize() < shortSide / 40 - 0.01) {
        findings.add("text of " + text.getFont().getSize() + " pixels: " + name(text));
      }
      if (!text.getFont().getFamily().startsWith("Noto Sans")) {
        findings.add("not in the bundled font: " + name(text));
      }
    }
    double millimetre = Math.hypot(scene.getWidth(), scene.getHeight()) / (7 * 25.4);
    for (Node node : touchables) {
      Bounds bounds = areaOf(node);
      if (Math.min(bounds.getWidth(), bounds.getHeight()) < 15 * millimetre) {
        findings.add("too small for a finger: " + node.getId() + " " + place(node));
      }
    }
  }

  private static boolean isWithin(Node inner, Node outer) {
    for (Node above = inner; above != null; above = above.getParent()) {
      if (above.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(Node one, Node other) {
    Bounds a = bounds(one);
    Bounds b = bounds(other);
    return Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX()) > ROUNDING
        && Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY()) > ROUNDING;
  }

  private static boolean holds(Bounds outer, Bounds inner) {
    return inner.getMinX() >= outer.getMinX() - ROUNDING
        && inner.getMinY() >= outer.getMinY() - ROUNDING
        && inner.getMaxX() <= outer.getMaxX() + ROUNDING
        && inner.getMaxY() <= outer.getMaxY() + ROUNDING;
  }

  private static Bounds bounds(Node node) {
    return node.getStyleClass().contains(TOUCHABLE)
        ? areaOf(node)
        : node.localToScene(node.getBoundsInLocal());
  }

  /** Without the soft edge around it. */
  private static Bounds areaOf(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static String place(Node node) {
    Bounds bounds = bounds(node);
    return String.format(
        java.util.Locale.ROOT,
        "(%.0f, %.0f, %.0f x %.0f)",
        bounds.getMinX(),
        bounds.getMinY(),
        bounds.getWidth(),
        bounds.getHeight());
  }

  private static String name(Node node) {
    if (node instanceof Text text) {
      return text.getText();
    }
    if (node instanceof TextFlow flow) {
      StringBuilder all = new StringBuilder();
      flow.getChildren().forEach(child -> all.append(name(child)));
      return all.toString();
    }
    return String.valueOf(node.getId());
  }
}
