package org.haochaping.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, with a year of results; pictures of them go to {@code target}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicPageTest {
  private static final Path PICTURES = Path.of("target", "public-page");

  private PublicHall hall;
  private PublishServer server;

  @BeforeAll
  void publish(@TempDir Path folder) throws IOException {
    hall = new PublicHall(Engine.SQLITE, folder);
    new PublicYear()
        .fill(hall.results.rules.ledger(), LocalDate.of(2025, 11, 1), LocalDate.of(2026, 11, 25));
    hall.results.count();
    server = hall.serve("2026-11-26");
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  void close() {
    server.close();
    hall.close();
  }

  private void open(Chromium browser, String path) throws IOException {
    browser.open("http://127.0.0.1:" + server.port() + path);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(browser.script("return document.body.dataset.drawn").asText())
                    .isEqualTo("yes"));
  }

  /** How far something sticks out to the right, in pixels. */
  private static int overflow(Chromium browser) throws IOException {
    return browser.script("return document.documentElement.scrollWidth - innerWidth").asInt();
  }

  /** Whether something was painted on the canvas of each picture. */
  private static void assertPicturesAreDrawn(Chromium browser) throws IOException {
    JsonNode colours =
        browser.script(
            """
            return Array.from(document.querySelectorAll('.chart canvas')).map(canvas => {
              const dots = canvas.getContext('2d')
                .getImageData(0, 0, canvas.width, canvas.height).data;
              const seen = new Set();
              for (let i = 0; i < dots.length; i += 4) {
                if (dots[i + 3] === 255) { seen.add(dots[i] + ',' + dots[i + 1] + ',' + dots[i + 2]); }
              }
              return seen.size;
            });
            """);
    assertThat(colours.size()).isEqualTo(3);
    colours.forEach(colour -> assertThat(colour.asInt()).isGreaterThan(2));
  }

  @Test
  void PUBLISH_wall_fitsTheBigScreenWithoutScrolling() throws IOException {
    try (Chromium browser = Chromium.screen(1920, 1080)) {
      open(browser, "/wall");
      assertPicturesAreDrawn(browser);
      browser.screenshot(PICTURES.resolve("wall.png"));
      assertThat(browser.console()).isEmpty();
      assertThat(overflow(browser)).isLessThanOrEqualTo(0);
      assertThat(
              browser
                  .script("return document.querySelector('main').scrollHeight - innerHeight")
                  .asInt())
          .isLessThanOrEqualTo(0);
      assertThat(
              browser
                  .script(
                      """
                      return Array.from(document.querySelectorAll('.scroll')).every(box =>
                        Array.from(box.querySelectorAll('tbody tr:not([hidden])')).every(row =>
                          row.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom));
                      """)
                  .asBoolean())
          .as("no row is cut")
          .isTrue();
      assertThat(browser.text(".tile.main .value")).endsWith("%");
    }
  }

  @Test
  void PUBLISH_page_onADesk_hasTablesForEveryPicture() throws IOException {
    try (Chromium browser = Chromium.screen(1440, 900)) {
      open(browser, "/");
      assertPicturesAreDrawn(browser);
      browser.screenshot(PICTURES.resolve("desk.png"));
      assertThat(browser.console()).isEmpty();
      assertThat(overflow(browser)).isLessThanOrEqualTo(0);
      assertThat(
              browser
                  .script(
                      "return document.querySelectorAll('figure[data-chart] table tbody"
                          + " tr').length")
                  .asInt())
          .isGreaterThanOrEqualTo(5 + 12 + 5);
      browser.script("document.querySelector('.group').scrollIntoView()");
      browser.screenshot(PICTURES.resolve("desk-group.png"));
      browser.click("figure.levels summary");
      assertThat(browser.text("figure.levels table")).contains("非常满意").contains("Very");
      assertThat(browser.text(".hidden-group")).contains("样本较少,不公布").contains("too few");
      browser.click("nav a");
      assertThat(browser.address()).endsWith("?period=2026-09");
      browser.click(".group.window tbody a");
      assertPicturesAreDrawn(browser);
      browser.screenshot(PICTURES.resolve("desk-window.png"));
      assertThat(browser.console()).isEmpty();
      assertThat(overflow(browser)).isLessThanOrEqualTo(0);
      assertThat(browser.text(".whose")).contains("号窗口");
      browser.click("nav a");
      assertThat(browser.address()).endsWith("?period=2026-09");
    }
  }

  @Test
  void PUBLISH_page_onAPhone_isReadableWithoutScrollingSideways() throws IOException {
    try (Chromium browser = Chromium.phone(390, 844, "Mozilla/5.0 (Linux; Android 14) Mobile")) {
      open(browser, "/");
      browser.screenshot(PICTURES.resolve("phone.png"));
      assertThat(overflow(browser)).isLessThanOrEqualTo(0);
      assertThat(browser.console()).isEmpty();
      assertThat(
              browser
                  .script(
                      "return Math.min(...Array.from(document.querySelectorAll('main *'))"
                          + ".filter(one => one.children.length === 0 && one.textContent.trim())"
                          + ".map(one => parseFloat(getComputedStyle(one).fontSize)))")
                  .asDouble())
          .as("smallest print")
          .isGreaterThanOrEqualTo(12);
      browser.script("document.querySelector('.group').scrollIntoView()");
      browser.screenshot(PICTURES.resolve("phone-group.png"));
      browser.script("document.querySelector('.focus').scrollIntoView()");
      browser.screenshot(PICTURES.resolve("phone-focus.png"));
    }
  }

  @Test
  void page_beforeTheFirstMonth_saysWhenItComes(@TempDir Path folder) throws IOException {
    try (PublicHall fresh = new PublicHall(Engine.SQLITE, folder);
        PublishServer empty = fresh.serve("2026-11-26");
        Chromium browser = Chromium.screen(1440, 900)) {
      browser.open("http://127.0.0.1:" + empty.port() + "/");
      assertThat(browser.text("main")).contains("尚无可公布的结果");
    }
  }
}
