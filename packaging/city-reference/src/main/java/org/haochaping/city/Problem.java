package org.haochaping.city;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.util.OptionalInt;

/** A request that is refused as a whole: a problem document by RFC 9457. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final int retryAfterSeconds;

  Problem(int status, String title, String detail) {
    this(status, title, detail, OptionalInt.empty());
  }

  Problem(int status, String title, String detail, OptionalInt retryAfterSeconds) {
    super(detail);
    this.status = status;
    this.title = title;
    this.retryAfterSeconds = retryAfterSeconds.orElse(-1);
  }

  static Problem badRequest(String detail) {
    return new Problem(400, "请求有误 / bad request", detail);
  }

  static Problem unprocessable(String detail) {
    return new Problem(422, "批次不符合要求 / unprocessable batch", detail);
  }

  int status() {
    return status;
  }

  void answer(Context http) {
    if (retryAfterSeconds >= 0) {
      http.header("Retry-After", Integer.toString(retryAfterSeconds));
    }
    http.status(status)
        .contentType("application/problem+json")
        .result(
            JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", getMessage())
                .toString());
  }
}
