package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.VBox;

/** No ratings can be taken now, said honestly, with another way. */
final class OutOfServiceView {
  private final VBox node;

  OutOfServiceView(Sizes sizes) {
    VBox advice =
        Labels.pair(
            new Words(
                "请扫描回执上的二维码用手机评价，或到咨询台评价",
                "Please scan your receipt's code with your phone instead"),
            "advice",
            "advice-latin",
            sizes.units(4));
    advice.getStyleClass().add("advice-card");
    advice.setMaxWidth(sizes.units(980));
    node =
        new VBox(
            sizes.units(34),
            sizes.scaled(SignPicture.pause()),
            Labels.pair(
                new Words("评价器暂停服务", "This terminal is out of service"),
                "title",
                "subtitle-latin",
                sizes.units(4)),
            advice);
    node.setAlignment(Pos.CENTER);
  }

  VBox node() {
    return node;
  }
}
