package org.haochaping.terminal.voice;

import java.io.IOException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says phrases on a thread of its own, one after the other; what would have to wait behind another
 * one is left out, since it would come too late. Nobody waits for it.
 */
public final class Speaker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  private final VoiceSettings settings;
  private final Supplier<Optional<LocalTime>> time;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          task -> {
            Thread voice = new Thread(task, "voice");
            voice.setDaemon(true);
            return voice;
          },
          new ThreadPoolExecutor.DiscardOldestPolicy());
  private boolean complained;

  /**
   * Nothing is said yet.
   *
   * @param time the hall's wall clock; while nobody knows the time no hour is a quiet one
   */
  public Speaker(VoiceSettings settings, Supplier<Optional<LocalTime>> time) {
    this.settings = settings;
    this.time = time;
  }

  /** Says it soon, if now is no quiet hour; from any thread. */
  public void say(Phrase phrase) {
    if (settings.speaksAt(time.get())) {
      thread.execute(() -> speak(phrase));
    }
  }

  private void speak(Phrase phrase) {
    try {
      play(Recording.of(phrase, settings.files()).at(settings.volume()));
    } catch (LineUnavailableException | IllegalArgumentException e) {
      silent("no sound card", e); // javax.sound throws either of them there
    } catch (IOException e) {
      silent(String.valueOf(e.getMessage()), e);
    }
  }

  private static void play(Recording recording) throws LineUnavailableException {
    try (SourceDataLine line = AudioSystem.getSourceDataLine(recording.format())) {
      line.open(recording.format());
      line.start();
      int unused = line.write(recording.samples(), 0, recording.samples().length);
      line.drain();
    }
  }

  private void silent(String why, Exception e) {
    if (!complained) {
      complained = true;
      LOG.info("voice silent why={}", why);
    }
    LOG.debug("voice silent", e);
  }

  /** The phrase of a screen's name, where it has one. */
  public static Optional<Phrase> of(String screen) {
    return switch (screen) {
      case "offered" -> Optional.of(Phrase.INVITATION);
      case "reasons" -> Optional.of(Phrase.REASONS);
      case "thanked" -> Optional.of(Phrase.THANKS);
      case "refused" -> Optional.of(Phrase.REFUSED);
      default -> Optional.empty();
    };
  }

  /** Ends what is being said after its last sample. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
