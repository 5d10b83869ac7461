package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Nobody is there: which window this is, and an invitation to scan. */
final class IdleView {
  private final HBox node;

  IdleView(Place place, Sizes sizes) {
    VBox steps =
        new VBox(
            sizes.units(18),
            step(sizes, "1", "办完业务后，取得办件回执", "Get your receipt when your business is done"),
            step(sizes, "2", "将回执二维码对准扫码口", "Hold its QR code under the scanner"),
            step(sizes, "3", "选择您的满意程度", "Choose how satisfied you are"));
    VBox words =
        new VBox(
            sizes.units(10),
            Labels.text("请扫描办件回执", "title", "huge"),
            Labels.text("评价 " + place.window() + " 号窗口的服务", "subtitle"),
            Labels.text("Scan your receipt to rate the service", "latin", "subtitle-latin"));
    words.setAlignment(Pos.CENTER_LEFT);
    VBox right = new VBox(sizes.units(44), words, steps);
    right.setAlignment(Pos.CENTER_LEFT);
    node = new HBox(sizes.units(96), sizes.scaled(ReceiptPicture.draw()), right);
    node.setAlignment(Pos.CENTER);
  }

  HBox node() {
    return node;
  }

  private static HBox step(Sizes sizes, String number, String chinese, String english) {
    HBox badge = new HBox(Labels.text(number, "step-number"));
    badge.getStyleClass().add("step-badge");
    VBox words =
        new VBox(Labels.text(chinese, "step"), Labels.text(english, "latin", "step-latin"));
    HBox step = new HBox(sizes.units(18), badge, words);
    step.setAlignment(Pos.CENTER_LEFT);
    return step;
  }
}
