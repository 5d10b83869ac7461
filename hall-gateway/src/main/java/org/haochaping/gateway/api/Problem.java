package org.haochaping.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.haochaping.gateway.cases.FieldFault;
import org.haochaping.gateway.web.ProblemDocument;

/** A request that is refused: a problem document by RFC 9457, which repeats nothing that came. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final String detail;
  private final transient List<FieldFault> faults;
  private final transient Map<String, String> headers;

  Problem(int status, String title, String detail) {
    this(status, title, detail, List.of(), Map.of());
  }

  private Problem(
      int status,
      String title,
      String detail,
      List<FieldFault> faults,
      Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.faults = faults;
    this.headers = headers;
  }

  static Problem unauthorized() {
    return new Problem(
        401,
        "未授权 / unauthorized",
        "需要有效的接口密钥 / a valid API key is wanted: Authorization: Bearer hcp_...",
        List.of(),
        Map.of("WWW-Authenticate", "Bearer"));
  }

  static Problem tooMany(long retryAfterSeconds) {
    return new Problem(
        429,
        "请求过多 / too many requests",
        "请稍后再试 / come back after Retry-After",
        List.of(),
        Map.of("Retry-After", Long.toString(retryAfterSeconds)));
  }

  static Problem wrongMethod(String allowed) {
    return new Problem(
        405,
        "方法不允许 / method not allowed",
        "此地址只接受 / this address takes " + allowed,
        List.of(),
        Map.of("Allow", allowed));
  }

  static Problem notFound(String detail) {
    return new Problem(404, "没有找到 / not found", detail);
  }

  static Problem conflict(String detail, List<FieldFault> faults) {
    return new Problem(409, "与已登记的冲突 / conflict", detail, List.copyOf(faults), Map.of());
  }

  /** A conflict that one field, parameter or header makes. */
  static Problem conflict(FieldFault fault) {
    return conflict(fault.toString(), List.of(fault));
  }

  static Problem fields(List<FieldFault> faults) {
    return new Problem(
        422, "字段有误 / fields are wrong", "见 errors / see errors", List.copyOf(faults), Map.of());
  }

  static Problem malformed(String detail) {
    return new Problem(400, "请求有误 / bad request", detail);
  }

  /** A request of which these parameters or headers are malformed, at least one. */
  static Problem malformed(List<FieldFault> faults) {
    return new Problem(
        400,
        "请求有误 / bad request",
        faults.stream().map(FieldFault::toString).collect(Collectors.joining("; ")),
        List.copyOf(faults),
        Map.of());
  }

  int status() {
    return status;
  }

  void answer(Context http) {
    ObjectNode json = ProblemDocument.of(status, title, detail);
    if (!faults.isEmpty()) {
      ArrayNode errors = json.putArray("errors");
      faults.forEach(
          fault ->
              errors
                  .addObject()
                  .put("field", fault.field())
                  .put("zh", fault.zh())
                  .put("en", fault.en()));
    }
    headers.forEach(http::header);
    ProblemDocument.answer(http, json);
  }
}
