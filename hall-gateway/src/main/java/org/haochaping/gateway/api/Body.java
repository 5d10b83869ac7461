package org.haochaping.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/**
 * A request's body, one JSON object, within bounds.
 *
 * @param bytes as they came
 */
@SuppressWarnings("ArrayRecordComponent") // read once and dropped, never compared
record Body(byte[] bytes, JsonFields json) {
  /** Room for a batch of 255 cases. */
  static final int MAX_BYTES = 1024 * 1024;

  /**
   * Reads it.
   *
   * @throws Problem with 400, 413 or 415
   */
  static Body read(Context http) {
    String type = Optional.ofNullable(http.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (!type.equals("application/json") && !type.startsWith("application/json;")) {
      throw new Problem(415, "不支持的格式 / unsupported media type", "Content-Type: application/json");
    }
    byte[] bytes = bytes(http);
    try {
      return new Body(bytes, JsonFields.read(bytes));
    } catch (ProtocolException e) {
      throw Problem.malformed("请求体不是一个 JSON 对象 / the body: " + e.getMessage());
    }
  }

  private static byte[] bytes(Context http) {
    try {
      byte[] bytes = http.req().getInputStream().readNBytes(MAX_BYTES + 1);
      if (bytes.length <= MAX_BYTES) {
        return bytes;
      }
      // Who is not far over the bound can finish, and so read the answer.
      http.req().getInputStream().skip(MAX_BYTES);
    } catch (IOException e) {
      throw Problem.malformed("请求体读不了 / the body can't be read");
    }
    throw new Problem(
        413, "请求过大 / content too large", "请求体不得超过 / the body is over " + MAX_BYTES + " bytes");
  }

  /** The object as a tree, to be read and not changed. */
  ObjectNode tree() {
    return (ObjectNode) json.tree();
  }
}
