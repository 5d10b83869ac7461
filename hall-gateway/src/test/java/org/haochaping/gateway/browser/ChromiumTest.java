package org.haochaping.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser that pages are tested in does what it is told, and says what it refuses. */
class ChromiumTest {
  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <p id="said">无</p><input id="field">
      <button onclick="said.textContent = field.value">好</button>
      """;

  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          if (exchange.getRequestURI().getPath().equals("/strict")) {
            exchange.getResponseHeaders().add("Content-Security-Policy", "script-src 'none'");
          }
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void screen_typedAndPressed_showsItAndIsAsLargeAsAsked() throws IOException {
    try (Chromium browser = Chromium.screen(1920, 1080)) {
      browser.open(address("/"));
      browser.type("#field", "满意");
      browser.click("button");
      assertThat(browser.text("#said")).isEqualTo("满意");
      Path png = folder.resolve("screen.png");
      browser.screenshot(png);
      assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1920);
      assertThat(ImageIO.read(png.toFile()).getHeight()).isEqualTo(1080);
      assertThatThrownBy(() -> browser.click("#nobody")).hasMessageContaining("no such element");
    }
  }

  @Test
  void phone_hasItsWidthAndName_andTellsWhatThePagesPolicyRefused() throws IOException {
    try (Chromium browser = Chromium.phone(390, 844, "MicroMessenger/8.0")) {
      browser.open(address("/strict"));
      assertThat(browser.script("return innerWidth").asInt()).isEqualTo(390);
      assertThat(browser.script("return navigator.userAgent").asText())
          .isEqualTo("MicroMessenger/8.0");
      browser.click("button");
      assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
      assertThat(browser.text("#said")).isEqualTo("无");
    }
  }
}
