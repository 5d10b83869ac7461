package org.haochaping.terminal.voice;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The samples of one phrase, 16 bits, little-endian.
 *
 * @param format what a line must be opened with
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Recording(AudioFormat format, byte[] samples) {
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
  private static final int MAX_BYTES = 4 << 20;
  private static final Set<String> COMPLAINED = ConcurrentHashMap.newKeySet();

  /**
   * The hall's own recording where there is one that can be read, else the shipped one. One that
   * can't be read is one line in the log.
   *
   * @throws IOException where the shipped one can't be read either
   */
  static Recording of(Phrase phrase, Optional<Path> folder) throws IOException {
    Optional<Path> own = folder.map(f -> f.resolve(phrase.file())).filter(Files::isRegularFile);
    if (own.isPresent()) {
      try {
        return read(phrase, Files.newInputStream(own.get()));
      } catch (IOException e) {
        if (COMPLAINED.add(own.get() + ": " + e.getMessage())) {
          LOG.warn(
              "the hall's recording can't be read, the shipped one speaks why={}", e.toString());
        }
      }
    }
    return read(phrase, shipped(phrase));
  }

  private static Recording read(Phrase phrase, InputStream from) throws IOException {
    try (InputStream in = from;
        AudioInputStream audio = AudioSystem.getAudioInputStream(new BufferedInputStream(in))) {
      AudioFormat format = audio.getFormat();
      if (format.getSampleSizeInBits() != 16 || format.isBigEndian()) {
        throw new IOException(phrase.file() + ": not a WAV of 16 bits");
      }
      return new Recording(format, audio.readNBytes(MAX_BYTES));
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(phrase.file() + ": not a WAV", e);
    }
  }

  private static InputStream shipped(Phrase phrase) throws IOException {
    InputStream in = Recording.class.getResourceAsStream(phrase.file());
    if (in == null) {
      throw new IOException(phrase.file() + ": not in the program's jar");
    }
    return in;
  }

  /** The same, quieter. Not every sound card has a volume of its own. */
  Recording at(int percent) {
    ByteBuffer from = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to = ByteBuffer.allocate(samples.length).order(ByteOrder.LITTLE_ENDIAN);
    while (from.remaining() >= Short.BYTES) {
      to.putShort((short) (from.getShort() * percent / 100));
    }
    return new Recording(format, to.array());
  }
}
