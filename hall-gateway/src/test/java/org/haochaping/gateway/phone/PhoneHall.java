package org.haochaping.gateway.phone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.api.ApiCalls;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;

/** A running hall whose page for phones is on, with cases and with a visitor. */
final class PhoneHall implements AutoCloseable {
  private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

  final TestHall hall;
  final ApiCalls calls;
  private final HttpClient client = HttpClient.newHttpClient();

  PhoneHall(Engine engine, Path folder, String more) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    hall =
        TestHall.in(folder, engine.fresh(folder.resolve("data")))
            .withApi()
            .with("phone { enabled = true, port = 0 }")
            .with("settings.windows = [{ window = 3, department = \"市场监督管理局\" }]")
            .with(more);
    String key = hall.run("system", "add", "window-system");
    hall.start();
    calls = new ApiCalls(hall.apiPort(), key);
  }

  PhoneHall(Engine engine, Path folder) throws Exception {
    this(engine, folder, "");
  }

  /** A case at window 3 that was accepted an hour ago. */
  static ObjectNode sample(String projectNo) {
    String accepted =
        CityTime.format(
            Instant.now().minus(1, ChronoUnit.HOURS).atZone(CityTime.ZONE).toLocalDateTime());
    return ApiCalls.sample(projectNo).put("acceptDate", accepted).put("serviceTime", accepted);
  }

  /** Accepts a case; where its receipt leads on this page. */
  String accept(ObjectNode file) throws Exception {
    String link =
        calls.post("/api/v1/cases/accepted", file.toString()).json().at("/receipt/link").asText();
    return path(link);
  }

  /** Accepts cases of one item as a batch. */
  void acceptBatch(ObjectNode... files) throws Exception {
    ObjectNode batch = JsonNodeFactory.instance.objectNode().put("window", 3);
    ArrayNode cases = batch.putArray("cases");
    for (ObjectNode file : files) {
      file.remove("window");
      cases.add(file);
    }
    calls.post("/api/v1/batches", batch.toString()).json();
  }

  /** Where a receipt's link leads on this page. */
  static String path(String link) {
    return "/r/" + link.substring(link.length() - ReceiptToken.CHARACTERS);
  }

  /** A receipt that says what it is told to, signed by this hall. */
  String signed(long hallNumber, String handle, Instant expires) {
    HallKeys keys = HallKeys.open(hall.folder().resolve("data/keys"), List.of(), Clock.systemUTC());
    ReceiptCode code =
        new ReceiptCode(hallNumber, 3, handle, 1, expires.minus(30, ChronoUnit.DAYS), expires, 1);
    return "/r/" + ReceiptToken.sign(code, keys.receiptKey());
  }

  String address(String path) {
    return "http://127.0.0.1:" + hall.phonePort() + path;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address(path))).build());
  }

  /** Sends a form as a browser does. */
  HttpResponse<String> post(String path, String... fields) throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(URI.create(address(path)))
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  /** The key of the form on a page. */
  static String once(HttpResponse<String> page) {
    Matcher once = ONCE.matcher(page.body());
    if (!once.find()) {
      throw new AssertionError("no form: " + page.body());
    }
    return once.group(1);
  }

  /** Opens a page, chooses a level and sends it. */
  HttpResponse<String> rate(String path, String level) throws Exception {
    return post(path, "once", once(get(path)), "level", level);
  }

  /** The free text of each rating that has any, in order. */
  List<String> texts() {
    SealedWords words = new SealedWords(Seal.open(hall.folder().resolve("data/keys/privacy.key")));
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return ledger.read(
          handle ->
              handle
                  .createQuery("select of_row from sealed_words where kind = 'rating' order by 1")
                  .mapTo(Long.class)
                  .list()
                  .stream()
                  .map(row -> words.of(handle, SealedWords.Kind.RATING, row).orElseThrow())
                  .toList());
    }
  }

  List<String> strings(String sql) {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return ledger.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
  }

  /** Changes the ledger behind the gateway's back. */
  void sql(String statement) {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      ledger.write(handle -> handle.execute(statement));
    }
  }

  @Override
  public void close() {
    hall.close();
  }
}
