package org.haochaping.gateway.city;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Gzip as the city's outlet uses it. The lowest level: records repeat each other so much that a
 * higher one gains little.
 */
public final class QuickGzip extends GZIPOutputStream {
  private static final int BUFFER = 16 * 1024;

  /** What records shrink to at least, as a rule. */
  private static final int SHRINKS = 6;

  private QuickGzip(OutputStream out) throws IOException {
    super(out, BUFFER);
    def.setLevel(Deflater.BEST_SPEED);
  }

  /** The same, zipped. */
  public static byte[] of(byte[] plain) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream(plain.length / SHRINKS + 64);
    try (OutputStream gzip = new QuickGzip(zipped)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
