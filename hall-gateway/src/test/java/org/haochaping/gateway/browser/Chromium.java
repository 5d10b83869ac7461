package org.haochaping.gateway.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Chromium without a window, driven through Debian's {@code chromedriver} by the W3C
 * WebDriver protocol: JSON over HTTP, which needs no library. Nothing waits in here for what a page
 * does by itself; tests use Awaitility.
 */
public final class Chromium implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What an element's reference is called on the wire. */
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private static final int ROOM_FOR_BARS = 200;

  private static final List<String> SWITCHES =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  private final Process driver;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;
  private final String session;

  private Chromium(ObjectNode options) throws IOException {
    driver = start();
    try {
      server = "http://127.0.0.1:" + port(driver);
      ObjectNode wanted = JSON.createObjectNode();
      ObjectNode always = wanted.putObject("capabilities").putObject("alwaysMatch");
      always.set("goog:chromeOptions", options);
      always.putObject("goog:loggingPrefs").put("browser", "ALL");
      session = "/session/" + send("POST", "/session", wanted).path("sessionId").asText();
    } catch (IOException | RuntimeException e) {
      driver.destroyForcibly();
      throw e;
    }
  }

  /** A full screen of that many pixels, as a hall's big screen or a desk has it. */
  public static Chromium screen(int width, int height) throws IOException {
    ObjectNode options = options(width, height, 1);
    ObjectNode metrics = (ObjectNode) options.at("/mobileEmulation/deviceMetrics");
    metrics.put("mobile", false).put("touch", false);
    options.withArray("args").add("--window-size=" + width + "," + (height + ROOM_FOR_BARS));
    return new Chromium(options);
  }

  /** A phone of that many CSS pixels, with touch, that says it is what {@code userAgent} says. */
  public static Chromium phone(int width, int height, String userAgent) throws IOException {
    ObjectNode options = options(width, height, 2);
    ((ObjectNode) options.path("mobileEmulation")).put("userAgent", userAgent);
    return new Chromium(options);
  }

  private static ObjectNode options(int width, int height, int pixelRatio) {
    ObjectNode options = JSON.createObjectNode();
    SWITCHES.forEach(options.withArray("args")::add);
    options
        .putObject("mobileEmulation")
        .putObject("deviceMetrics")
        .put("width", width)
        .put("height", height)
        .put("pixelRatio", pixelRatio);
    return options;
  }

  /** Opens a page and returns once it is loaded. */
  public void open(String address) throws IOException {
    send("POST", session + "/url", JSON.createObjectNode().put("url", address));
  }

  /** The address that is open now. */
  public String address() throws IOException {
    return send("GET", session + "/url", null).asText();
  }

  /** Presses the one element that a CSS selector finds first. */
  public void click(String selector) throws IOException {
    send("POST", element(selector) + "/click", JSON.createObjectNode());
  }

  /** Types into a field. */
  public void type(String selector, String text) throws IOException {
    send("POST", element(selector) + "/value", JSON.createObjectNode().put("text", text));
  }

  /** What a person sees of an element. */
  public String text(String selector) throws IOException {
    return send("GET", element(selector) + "/text", null).asText();
  }

  /** Runs JavaScript with {@code return}; what it gave. */
  public JsonNode script(String javaScript) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("script", javaScript);
    body.putArray("args");
    return send("POST", session + "/execute/sync", body);
  }

  /** What the page wrote to its console so far, a line each: errors and refusals of its policy. */
  public List<String> console() throws IOException {
    JsonNode log =
        send("POST", session + "/se/log", JSON.createObjectNode().put("type", "browser"));
    return log.findValuesAsText("message");
  }

  /** Keeps what is in sight as PNG. */
  public void screenshot(Path png) throws IOException {
    String picture = send("GET", session + "/screenshot", null).asText();
    Files.write(png, Base64.getDecoder().decode(picture));
  }

  private String element(String selector) throws IOException {
    ObjectNode by = JSON.createObjectNode().put("using", "css selector").put("value", selector);
    return session + "/element/" + send("POST", session + "/element", by).path(ELEMENT).asText();
  }

  private JsonNode send(String method, String path, ObjectNode body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    try {
      JsonNode value =
          JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("value");
      if (value.has("error")) {
        throw new IOException(method + " " + path + ": " + value.path("message").asText());
      }
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Process start() {
    try {
      return new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "chromedriver is missing (Debian: chromium-driver): run ./hall test", e);
    }
  }

  private static int port(Process driver) throws IOException {
    BufferedReader said = driver.inputReader(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return Integer.parseInt(port.group(1));
      }
      all.append(line).append('\n');
    }
    throw new IOException("chromedriver did not start: " + all);
  }

  @Override
  public void close() throws IOException {
    try {
      send("DELETE", session, null);
    } finally {
      driver.destroy();
    }
  }
}
