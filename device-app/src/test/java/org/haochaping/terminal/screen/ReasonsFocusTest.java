package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** Where the keys are on the reasons screen can be seen. */
@ExtendWith(ApplicationExtension.class)
final class ReasonsFocusTest {
  @ParameterizedTest
  @CsvSource({"0, reason-207", "1, reason-208", "2, reasons-confirm", "3, reasons-skip"})
  void focus_ofTheKeys_isAFrameAroundOneThing(int focus, String id) {
    try (OpenScreen open = new OpenScreen()) {
      open.show(
          new View.Reasons(
              SatisfactionLevel.DISSATISFIED,
              List.of(
                  new ReasonChoice("207", "没有提供材料样本", true, false),
                  new ReasonChoice("208", "没有提供材料清单", true, true)),
              focus,
              View.FollowUp.CALL));
      assertThat(open.all(".here")).extracting(Node::getId).containsExactly(id);
      assertThat(open.all("#" + id)).allMatch(ReasonsFocusTest::isFramed);
      assertThat(open.all(".touchable")).filteredOn(ReasonsFocusTest::isFramed).hasSize(1);
    }
  }

  private static boolean isFramed(Node node) {
    return node instanceof Region region && region.getBorder() != null;
  }
}
