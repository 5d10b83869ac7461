package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalSettings.Clerk;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.haochaping.terminal.screen.HallFace;
import org.haochaping.terminal.screen.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacesTest {
  private static final Place PLACE = new Place("大厅", 3, "", "");

  @TempDir Path folder;

  @Test
  void photo_inAFolderOfWholeStaff_isFound_slidesAreFiftyAtMost() throws IOException {
    for (int n = 1; n <= 80; n++) {
      Files.createFile(folder.resolve("A%03d.jpg".formatted(n)));
    }
    HallFace face = new Faces(Optional.of(folder), Optional.of(folder)).face(PLACE, onDuty("A078"));
    assertThat(face.clerk().flatMap(HallFace.Clerk::photo))
        .contains(folder.resolve("A078.jpg").toUri());
    assertThat(face.slides()).hasSize(50);
  }

  private static TerminalSettings onDuty(String staffNumber) {
    return new TerminalSettings(
        "大厅",
        "",
        Optional.of(new Clerk("王晓芳", staffNumber, "", 4, false)),
        List.of(),
        Offers.RECEIPT_ONLY,
        ReasonList.none());
  }
}
