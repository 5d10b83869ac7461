package org.haochaping.gateway.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** What a refused request is told: a problem document by RFC 9457, of which the words are ours. */
public final class ProblemDocument {
  private ProblemDocument() {}

  /** A document, to which its caller may add members. */
  public static ObjectNode of(int status, String title, String detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
  }

  /** Answers with a document, and with the status that it says. */
  public static void answer(Context http, ObjectNode document) {
    http.status(document.path("status").intValue())
        .contentType("application/problem+json")
        .result(document.toString().getBytes(StandardCharsets.UTF_8));
  }
}
