package org.haochaping.workshop.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayScriptTest {
  @TempDir Path dir;

  private PlayScript script(String text) throws IOException {
    return PlayScript.read(Files.writeString(dir.resolve("a.play"), text));
  }

  @Test
  void read_everyKindOfLine_isAStep() throws IOException {
    assertThat(
            script(
                    "scan other-hall # comment\n\nkey 5\nkeypad A5 00\nscanner hi x\nexpect refused  forged")
                .steps())
        .containsExactly(
            new PlayStep.Scan(PlayStep.Receipt.OTHER_HALL),
            new PlayStep.Key(SatisfactionLevel.VERY_DISSATISFIED),
            new PlayStep.KeypadBytes("A5 00"),
            new PlayStep.ScannerText("hi x"),
            new PlayStep.Expect("refused forged"));
  }

  @Test
  void read_whatTheHallDoes_isAStepAndTerminalLinesAreKeptApart() throws IOException {
    PlayScript script =
        script(
            "terminal session.thanks = 2s\nhall hall.name = \"x\"\ninvite fresh\ninvite consultation\nwithdraw\n"
                + "settings first-press hall-rating\nsettings");
    assertThat(script.steps())
        .containsExactly(
            new PlayStep.Invite(true),
            new PlayStep.Invite(false),
            new PlayStep.Withdraw(),
            new PlayStep.Settings(Set.of(PlayStep.Offer.FIRST_PRESS, PlayStep.Offer.HALL_RATING)),
            new PlayStep.Settings(Set.of()));
    assertThat(script.terminal()).containsExactly("session.thanks = 2s");
    assertThat(script.hall()).containsExactly("hall.name = \"x\"");
    assertThat(script.freshReceipts()).isEqualTo(1);
  }

  @Test
  void read_whatGoesWrong_isAStep() throws IOException {
    assertThat(
            script(
                    "batch 3\nhold 1+5 6\npin 15\ngateway away\ngateway back\njournal blocked\n"
                        + "journal free\nalarm key-stuck")
                .steps())
        .containsExactly(
            new PlayStep.Batch(3),
            new PlayStep.Hold(List.of(1, 5), 6),
            new PlayStep.Pin(
                List.of(SatisfactionLevel.VERY_SATISFIED, SatisfactionLevel.VERY_DISSATISFIED)),
            new PlayStep.Gateway(false),
            new PlayStep.Gateway(true),
            new PlayStep.Journal(true),
            new PlayStep.Journal(false),
            new PlayStep.Alarm("key-stuck"));
  }

  @Test
  void read_wrongLine_namesFileAndLine() {
    assertThatThrownBy(() -> script("scan fresh\npress 5"))
        .isInstanceOf(PlayException.class)
        .hasMessageContaining("a.play:2")
        .hasMessageContaining("press");
    assertThatThrownBy(() -> script("key 9")).hasMessageContaining("a.play:1");
    assertThatThrownBy(() -> script("keypad zz")).hasMessageContaining("a.play:1");
    assertThatThrownBy(() -> script("invite all")).hasMessageContaining("a.play:1");
    assertThatThrownBy(() -> script("settings loud")).hasMessageContaining("a.play:1");
    assertThatThrownBy(() -> script("batch 1")).hasMessageContaining("a.play:1");
    assertThatThrownBy(() -> script("hold 6 2")).hasMessageContaining("a.play:1");
    assertThatThrownBy(() -> script("hold 1+5")).hasMessageContaining("a.play:1");
    assertThatThrownBy(() -> script("gateway gone")).hasMessageContaining("a.play:1");
    assertThatThrownBy(() -> script("scan old")).hasMessageContaining("a.play:1");
  }

  @Test
  void shippedSample_hasReceiptsForTwentyRatingsAndOneThatIsReplaced() {
    PlayScript sample = PlayScript.read(Path.of("twenty-ratings.play"));
    assertThat(sample.freshReceipts()).as("one offer is replaced").isEqualTo(21);
  }
}
