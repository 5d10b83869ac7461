package org.haochaping.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.haochaping.gateway.cases.FieldFault;
import org.haochaping.gateway.cases.IssuedReceipt;
import org.haochaping.gateway.cases.ReceiptPicture;

/** A receipt as text, picture or drawing, by what the caller accepts. */
final class ReceiptAnswer {
  static final String JSON = "application/json";
  private static final String PNG = "image/png";
  private static final String SVG = "image/svg+xml";
  private static final String TEXT = "text/plain";
  private static final List<String> FORMS = List.of(JSON, PNG, SVG, TEXT);
  static final int USUAL_DOTS = 6;
  private static final int MAX_DOTS = 20;

  private ReceiptAnswer() {}

  /** Puts the fields of a receipt. */
  static void put(ObjectNode json, IssuedReceipt receipt) {
    json.put("case", receipt.caseHandle())
        .put("window", receipt.window())
        .put("batch", receipt.batch())
        .put("issued", receipt.issued().toString())
        .put("expires", receipt.expires().toString())
        .put("link", receipt.link());
    String own = "/api/v1/receipts/" + receipt.caseHandle();
    json.put("png", own + ".png").put("svg", own + ".svg");
  }

  /** Answers with the receipt alone in the form that is accepted, or with the object. */
  static void answer(
      Context http, int status, ObjectNode json, Optional<IssuedReceipt> receipt, int dots) {
    String form = receipt.isPresent() ? accepted(http.header("Accept")) : JSON;
    http.status(status).header("Vary", "Accept").header("Cache-Control", "no-store");
    if (form.equals(JSON)) {
      http.contentType(JSON).result(json.toString().getBytes(StandardCharsets.UTF_8));
    } else {
      as(http, form, receipt.orElseThrow(), dots);
    }
  }

  /** Answers with a receipt in the form that a file name's end asks for. */
  static void answer(Context http, IssuedReceipt receipt, String ending, int dots) {
    http.header("Cache-Control", "no-store");
    switch (ending) {
      case "png" -> as(http, PNG, receipt, dots);
      case "svg" -> as(http, SVG, receipt, dots);
      case "txt" -> as(http, TEXT, receipt, dots);
      default -> throw Problem.notFound("只有 / there are .png, .svg and .txt");
    }
  }

  private static void as(Context http, String form, IssuedReceipt receipt, int dots) {
    switch (form) {
      case PNG -> http.contentType(PNG).result(ReceiptPicture.of(receipt.link()).png(dots));
      case SVG ->
          http.contentType(SVG)
              .result(ReceiptPicture.of(receipt.link()).svg().getBytes(StandardCharsets.UTF_8));
      default ->
          http.contentType("text/plain;charset=utf-8")
              .result(receipt.link().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What the caller would rather have (RFC 9110, section 12.5.1); of equals, the first. */
  static String accepted(@org.jspecify.annotations.Nullable String header) {
    String best = JSON;
    double bestWeight = 0;
    for (String part : (header == null ? "*/*" : header).split(",", -1)) {
      String[] words = part.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
      String form = words[0].equals("*/*") || words[0].equals("application/*") ? JSON : words[0];
      form = form.equals("image/*") ? PNG : form.equals("text/*") ? TEXT : form;
      double weight = weight(words);
      if (FORMS.contains(form) && weight > bestWeight) {
        best = form;
        bestWeight = weight;
      }
    }
    return best;
  }

  private static double weight(String[] words) {
    for (int i = 1; i < words.length; i++) {
      if (words[i].matches("q=[01](\\.\\d{0,3})?")) {
        return Double.parseDouble(words[i].substring(2));
      }
    }
    return 1;
  }

  /**
   * How many dots of a picture the caller wants for each module. Read before anything is written:
   * what is refused for it leaves nothing behind.
   *
   * @throws Problem with 400
   */
  static int dots(Context http) {
    String text = http.queryParam("dots");
    if (text == null) {
      return USUAL_DOTS;
    }
    int dots = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
    if (dots < 1 || dots > MAX_DOTS) {
      throw Problem.malformed(
          List.of(new FieldFault("dots", "每个模块的点数应为 1 至 20", "dots for each module, 1 to 20")));
    }
    return dots;
  }
}
