package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * The small print at the bottom: nothing to see while the gateway is there and has everything.
 * Citizens need not care, technicians must be able to see it.
 */
final class StatusSign {
  private final HBox node;
  private final Region dot = new Region();
  private final Text words = Labels.text("", "status-words");

  StatusSign() {
    dot.getStyleClass().add("status-dot");
    node = new HBox(dot, words);
    node.getStyleClass().add("status");
    node.setAlignment(Pos.CENTER_LEFT);
    node.setPickOnBounds(false);
  }

  HBox node() {
    return node;
  }

  void resize(Sizes sizes) {
    node.setSpacing(sizes.units(10));
  }

  void show(Standing standing) {
    String state = standing.waiting() == 0 ? "fine" : "sending";
    dot.getStyleClass().setAll("status-dot", standing.online() ? state : "offline");
    words.setText(sentence(standing));
  }

  private static String sentence(Standing standing) {
    long waiting = standing.waiting();
    if (standing.online()) {
      return waiting == 0 ? "" : "正在上传 " + waiting + " 条评价  ·  " + waiting + " to send";
    }
    if (waiting == 0) {
      return "网络未连接  ·  Offline";
    }
    return "网络未连接，"
        + waiting
        + " 条评价已安全保存，联网后自动上传  ·  Offline, "
        + waiting
        + " saved and waiting to be sent";
  }
}
