package org.haochaping.city;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.haochaping.protocol.city.FeedBatch;

/** A request's body, unpacked within bounds: a compressed bomb costs no more than the bound. */
final class Body {
  private Body() {}

  /**
   * The bytes of the JSON document.
   *
   * @throws Problem with 400, 413 or 415
   */
  static byte[] read(Context http) {
    String type = Optional.ofNullable(http.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (!type.equals("application/json") && !type.startsWith("application/json;")) {
      throw unsupported("Content-Type must be application/json");
    }
    String encoding = Optional.ofNullable(http.header("Content-Encoding")).orElse("identity");
    boolean gzip = encoding.equalsIgnoreCase("gzip");
    if (!gzip && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Content-Encoding must be gzip or absent");
    }
    try {
      byte[] body = http.req().getInputStream().readNBytes(FeedBatch.MAX_BODY_BYTES + 1);
      if (body.length > FeedBatch.MAX_BODY_BYTES) {
        drain(http.req().getInputStream());
        throw tooLarge("body: over " + FeedBatch.MAX_BODY_BYTES + " bytes");
      }
      return gzip ? unpack(body) : body;
    } catch (IOException e) {
      throw Problem.badRequest("body: can't be read");
    }
  }

  static byte[] unpack(byte[] body) {
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] bytes = unpacked.readNBytes(FeedBatch.MAX_BYTES + 1);
      if (bytes.length > FeedBatch.MAX_BYTES) {
        throw tooLarge("body: over " + FeedBatch.MAX_BYTES + " bytes when unpacked");
      }
      return bytes;
    } catch (IOException e) {
      throw Problem.badRequest("body: not gzip");
    }
  }

  static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 8 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Lets a sender that is not far over the bound finish, so that it reads the answer. */
  private static void drain(InputStream rest) throws IOException {
    rest.skip(FeedBatch.MAX_BYTES);
  }

  private static Problem unsupported(String detail) {
    return new Problem(415, "不支持的格式 / unsupported media type", detail);
  }

  private static Problem tooLarge(String detail) {
    return new Problem(413, "请求过大 / content too large", detail);
  }
}
