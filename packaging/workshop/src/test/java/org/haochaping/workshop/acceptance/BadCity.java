package org.haochaping.workshop.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands before the real city system and spoils its answers, as proxies and outages do. */
final class BadCity implements AutoCloseable {

  /** What it does to each request. */
  enum Mood {
    /** Passes request and answer on. */
    GOOD,
    /** 500 and an HTML page. */
    BROKEN,
    /** 200 and something that is not JSON. */
    NONSENSE,
    /** 200 and JSON that says nothing. */
    EMPTY,
    /** 200 and a hundred megabytes of blanks. */
    ENDLESS,
    /** Closes the connection with no answer. */
    CUT,
    /** Lets the city take it, then 500. */
    TAKEN_BUT_BROKEN,
    /** Lets the city take it, then nonsense. */
    TAKEN_BUT_NONSENSE,
    /** Lets the city take it, then closes the connection. */
    TAKEN_BUT_CUT,
    /** Three seconds before the good answer. */
    SLOW
  }

  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI city;
  private final Map<Mood, Integer> seen = new EnumMap<>(Mood.class);
  private Mood mood = Mood.GOOD;

  private BadCity(HttpServer server, URI city) {
    this.server = server;
    this.city = city;
  }

  static BadCity before(String cityUrl) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    BadCity bad =
        new BadCity(HttpServer.create(new InetSocketAddress(here, 0), 50), URI.create(cityUrl));
    bad.server.createContext("/", bad::handle);
    bad.server.setExecutor(bad.threads);
    bad.server.start();
    return bad;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void become(Mood next) {
    mood = next;
  }

  /** How many requests it has met in a mood. */
  synchronized int met(Mood in) {
    return seen.getOrDefault(in, 0);
  }

  private synchronized Mood meet() {
    seen.merge(mood, 1, Integer::sum);
    return mood;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (meet()) {
        case GOOD -> pass(exchange, forward(exchange, body));
        case BROKEN -> answer(exchange, 500, "<html>Internal Server Error</html>");
        case NONSENSE -> answer(exchange, 200, "<html>please log in</html>");
        case EMPTY -> answer(exchange, 200, "{}");
        case ENDLESS -> endless(exchange);
        case CUT -> {}
        case TAKEN_BUT_BROKEN -> {
          forward(exchange, body);
          answer(exchange, 500, "{\"message\":\"out of memory\"}");
        }
        case TAKEN_BUT_NONSENSE -> {
          forward(exchange, body);
          answer(exchange, 200, "]]}}\u0000");
        }
        case TAKEN_BUT_CUT -> forward(exchange, body);
        case SLOW -> {
          TimeUnit.SECONDS.sleep(3);
          pass(exchange, forward(exchange, body));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(city.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void pass(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    send(exchange, response.statusCode(), response.body());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void endless(HttpExchange exchange) throws IOException {
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int n = 0; n < 100; n++) {
        out.write(blanks);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
