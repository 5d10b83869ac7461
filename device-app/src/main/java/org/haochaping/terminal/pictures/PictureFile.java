package org.haochaping.terminal.pictures;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a picture's first bytes tell, before anything is decoded: a board has little memory, and a
 * PNG is decoded whole whatever it is to be shrunk to.
 */
final class PictureFile {
  private static final long MOST_BYTES = 32L << 20;
  private static final long MOST_PIXELS_PNG = 3_840L * 2_160;
  private static final long MOST_PIXELS_JPEG = 40_000_000;

  private static final long PNG = 0x8950_4E47_0D0A_1A0AL;
  private static final int JPEG = 0xFFD8;

  /** Segments of a JPEG that begin with C and are no frame: tables of codes. */
  private static final Set<Integer> NO_FRAME = Set.of(0xC4, 0xC8, 0xCC);

  private PictureFile() {}

  /**
   * Passes over a picture that can be decoded here.
   *
   * @throws IOException if it can't be read, is no PNG or JPEG, or is too large; it names no file
   */
  static void check(Path file) throws IOException {
    long bytes = size(file);
    if (bytes > MOST_BYTES) {
      throw new IOException(
          "too large: " + (bytes >> 20) + " MiB, at most " + (MOST_BYTES >> 20) + " MiB");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      check(new DataInputStream(in));
    } catch (EOFException e) {
      throw new IOException("the file ends too early", e);
    } catch (FileSystemException e) {
      // Its message is the path, and a photo's name is a staff number.
      throw new IOException("it can't be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no such file", e);
    } catch (FileSystemException e) {
      throw new IOException("it can't be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private static void check(DataInputStream in) throws IOException {
    in.mark(Long.BYTES);
    if (in.readUnsignedShort() == JPEG) {
      checkJpeg(in);
      return;
    }
    in.reset();
    if (in.readLong() != PNG) {
      throw new IOException("neither PNG nor JPEG");
    }
    in.skipNBytes(8); // the first chunk's length and name
    limit(in.readInt() & 0xFFFF_FFFFL, in.readInt() & 0xFFFF_FFFFL, MOST_PIXELS_PNG);
  }

  private static void checkJpeg(DataInputStream in) throws IOException {
    while (true) {
      int marker = in.readUnsignedShort();
      if (marker >>> 8 != 0xFF) {
        throw new IOException("damaged: no segment where one begins");
      }
      int length = in.readUnsignedShort();
      int kind = marker & 0xFF;
      if (kind >= 0xC0 && kind <= 0xCF && !NO_FRAME.contains(kind)) {
        in.readByte(); // bits a sample
        int height = in.readUnsignedShort();
        limit(in.readUnsignedShort(), height, MOST_PIXELS_JPEG);
        return;
      }
      in.skipNBytes(length - 2L);
    }
  }

  private static void limit(long width, long height, long most) throws IOException {
    if (width == 0 || height == 0) {
      throw new IOException("damaged: no pixels");
    }
    if (width > most / height) {
      throw new IOException(
          "too large: " + width + " x " + height + " pixels, at most " + most + " in all");
    }
  }
}
