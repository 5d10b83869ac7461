package org.haochaping.terminal.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.haochaping.terminal.log.HeardLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through ALSA into a file, as no sound card is here. */
final class VoiceTest {
  private static final int WAV_HEADER = 44;

  @TempDir Path home;

  private String speak(int volume) throws IOException, InterruptedException {
    Process child = processBuilder(volume).redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  private ProcessBuilder processBuilder(int volume) {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SpeakingChild.class.getName(),
                Integer.toString(volume)));
    builder.environment().put("HOME", home.toString());
    return builder;
  }

  private Path soundCard() throws IOException {
    Path out = home.resolve("said.wav");
    Files.writeString(
        home.resolve(".asoundrc"),
        """
        pcm.!default { type plug slave.pcm "cap" }
        pcm.cap { type file slave.pcm "null" file "%s" format "wav" }
        pcm.null { type null }
        """
            .formatted(out));
    return out;
  }

  private static int loudest(byte[] wav) {
    ByteBuffer samples =
        ByteBuffer.wrap(wav, WAV_HEADER, wav.length - WAV_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    int loudest = 0;
    while (samples.remaining() >= 2) {
      loudest = Math.max(loudest, Math.abs(samples.getShort()));
    }
    return loudest;
  }

  @Test
  void phrase_withASoundCard_isHeardAtItsVolume() throws Exception {
    Path out = soundCard();
    assertThat(speak(100)).contains("done");
    int full = loudest(Files.readAllBytes(out));
    assertThat(full).isGreaterThan(5_000);
    assertThat(Files.size(out)).as("a second of 22,050 Hz or more").isGreaterThan(44_100);
    assertThat(speak(25)).contains("done");
    assertThat(loudest(Files.readAllBytes(out))).isBetween(full / 5, full / 3);
  }

  @Test
  void phrase_withoutASoundCard_isSilentWithOneLine() throws Exception {
    assertThat(speak(100)).contains("done").contains("voice silent").doesNotContain("Exception");
  }

  @Test
  void quietHours_pastMidnight_areKept() {
    VoiceSettings night = VoiceSettings.of(80, "22:00-07:00", Optional.empty());
    assertThat(night.speaksAt(Optional.of(LocalTime.of(21, 59)))).isTrue();
    assertThat(night.speaksAt(Optional.of(LocalTime.of(22, 0)))).isFalse();
    assertThat(night.speaksAt(Optional.of(LocalTime.of(3, 0)))).isFalse();
    assertThat(night.speaksAt(Optional.of(LocalTime.of(7, 0)))).isTrue();
    assertThat(night.speaksAt(Optional.empty())).as("nobody knows the time").isTrue();
    assertThat(VoiceSettings.of(0, "", Optional.empty()).speaksAt(Optional.of(LocalTime.NOON)))
        .isFalse();
    assertThatThrownBy(() -> VoiceSettings.of(80, "late", Optional.empty()))
        .hasMessageContaining("22:00-07:00");
  }

  @Test
  void recordings_shipped_areThereAndAHallsOwnReplacesOne() throws IOException {
    for (Phrase phrase : Phrase.values()) {
      assertThat(Recording.of(phrase, Optional.empty()).samples().length).isGreaterThan(20_000);
    }
    Path own = home.resolve("thanks.wav");
    try (var shipped = Phrase.class.getResourceAsStream("invitation.wav")) {
      Files.write(own, shipped.readAllBytes());
    }
    assertThat(Recording.of(Phrase.THANKS, Optional.of(home)).samples())
        .isEqualTo(Recording.of(Phrase.INVITATION, Optional.empty()).samples());
  }

  @Test
  void recording_ofTheHallCantBeRead_theShippedOneSpeaksWithOneLine() throws Exception {
    Files.writeString(home.resolve(Phrase.THANKS.file()), "no WAV at all");
    try (HeardLog log = HeardLog.of(Recording.class.getName(), Level.WARNING)) {
      byte[] shipped = Recording.of(Phrase.THANKS, Optional.empty()).samples();
      for (int i = 0; i < 2; i++) {
        assertThat(Recording.of(Phrase.THANKS, Optional.of(home)).samples()).isEqualTo(shipped);
      }
      assertThat(log.messages()).singleElement().asString().contains("the shipped one speaks");
    }
  }
}
