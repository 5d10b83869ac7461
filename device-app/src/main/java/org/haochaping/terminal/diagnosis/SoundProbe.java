package org.haochaping.terminal.diagnosis;

import java.util.Arrays;
import java.util.function.LongSupplier;
import javax.sound.sampled.AudioSystem;
import org.haochaping.terminal.screen.Words;

/** Whether there is a sound card. */
record SoundProbe(LongSupplier soundCards) implements Probe {
  static long cards() {
    return Arrays.stream(AudioSystem.getMixerInfo())
        .filter(info -> AudioSystem.getMixer(info).getSourceLineInfo().length > 0)
        .count();
  }

  @Override
  public String word() {
    return "sound";
  }

  @Override
  public Words name() {
    return new Words("声音", "Sound");
  }

  @Override
  public Result look() {
    if (soundCards.getAsLong() > 0) {
      return Result.good("有声卡", "There is a sound card.");
    }
    return Result.attention(
        new Words("没有声卡，不会播报", "No sound card; announcements are silent."),
        "需要播报时请接上声卡或音箱",
        "Connect a sound card where announcements are wanted.");
  }
}
