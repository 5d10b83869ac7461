package org.haochaping.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.browser.Chromium;
import org.haochaping.gateway.followup.ResponsibleBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser that says it is WeChat's, as wide as phones are. */
class PhoneBrowserTest {
  private static final String WECHAT =
      "Mozilla/5.0 (Linux; Android 12; V2166A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
          + " Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5023 MicroMessenger/8.0.33";
  private static final Path PICTURES = Path.of("target/phone");

  @TempDir Path folder;

  @Test
  void receiptsPage_inWeChatsWidth_isRatedByTouchAndReasonsFollow() throws Exception {
    Files.createDirectories(PICTURES);
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder);
        Chromium phone = Chromium.phone(390, 844, WECHAT)) {
      String path = hall.accept(PhoneHall.sample("P-1"));
      phone.open(hall.address(path));
      fits(phone, 390);
      picture(phone, "rate");
      phone.click("button");
      assertThat(phone.text("main")).as("nothing is chosen, nothing is sent").contains("请您评价本次服务");
      phone.click("label[for=level-2]");
      picture(phone, "chosen");
      phone.click("button");
      shows(phone, "感谢您的评价", "48 小时");
      assertThat(hall.strings("select decision from rating")).containsExactly("adopted");
      fits(phone, 390);
      picture(phone, "thanks");
      phone.click("label[for=reason-207]");
      phone.type("#text", "窗口态度生硬");
      picture(phone, "reasons");
      phone.click("button");
      shows(phone, "感谢您告诉我们原因");
      picture(phone, "told");
      assertThat(hall.strings("select reasons || free_text from rating")).containsExactly("207");
      assertThat(hall.texts()).containsExactly("窗口态度生硬");
      phone.open(hall.address(path));
      assertThat(phone.text("main")).contains("这笔办件已经评价过");
      picture(phone, "rated");
      assertThat(phone.console()).as("refusals of the page's own policy").isEmpty();
    }
  }

  @Test
  void postersPage_onSmallAndLargePhones_fitsAndIsRated() throws Exception {
    Files.createDirectories(PICTURES);
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      hall.accept(PhoneHall.sample("P-1"));
      for (int width : new int[] {360, 414}) {
        try (Chromium phone = Chromium.phone(width, 800, WECHAT)) {
          phone.open(hall.address("/w/3"));
          fits(phone, width);
          picture(phone, "poster-" + width);
          phone.type("#number", "13847451234");
          phone.click("label[for=level-5]");
          phone.click("button");
          shows(phone, "感谢您的评价", "该号码如在本窗口");
          fits(phone, width);
          picture(phone, "poster-thanks-" + width);
          assertThat(phone.console()).isEmpty();
        }
      }
      assertThat(hall.strings("select decision from rating order by id"))
          .containsExactly("adopted", "duplicate");
    }
  }

  @Test
  void reportsPage_fromThePosterOnASmallPhone_isFilledInAndTaken() throws Exception {
    Files.createDirectories(PICTURES);
    Files.write(folder.resolve("body.der"), ResponsibleBody.make().certificate().getEncoded());
    try (PhoneHall hall =
            new PhoneHall(Engine.SQLITE, folder, "discipline.certificate = \"body.der\"");
        Chromium phone = Chromium.phone(375, 667, WECHAT)) {
      phone.open(hall.address("/w/3"));
      fits(phone, 375);
      phone.script("window.scrollTo(0, document.body.scrollHeight)");
      picture(phone, "report-link");
      phone.click("footer a");
      shows(phone, "举报违纪违法");
      fits(phone, 375);
      picture(phone, "report");
      phone.click("button");
      assertThat(phone.address()).as("nothing is written, nothing is sent").endsWith("/d");
      assertThat(phone.text("main")).doesNotContain("举报已收下");
      phone.type("#text", "工作人员索要礼品\n说不给就不办");
      phone.type("#window", "3");
      phone.script("window.scrollTo(0, document.body.scrollHeight)");
      picture(phone, "report-filled");
      hall.sql("alter table discipline_report rename to away");
      phone.click("button");
      shows(phone, "举报没有收下");
      fits(phone, 375);
      picture(phone, "report-failed");
      hall.sql("alter table away rename to discipline_report");
      phone.click("button");
      shows(phone, "举报已收下", "只有该机关能打开");
      fits(phone, 375);
      picture(phone, "report-taken");
      assertThat(hall.strings("select recipient from discipline_report")).hasSize(1);
      assertThat(phone.console()).filteredOn(line -> !line.contains("503")).isEmpty();
    }
  }

  /** Waits for the page that a press leads to. */
  private static void shows(Chromium phone, String... words) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(phone.text("main")).contains(words));
  }

  /** Nothing stands out at the side, and a finger finds what is to be touched. */
  private static void fits(Chromium phone, int width) throws IOException {
    assertThat(phone.script("return document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(width);
    JsonNode small =
        phone.script(
            """
            return [...document.querySelectorAll('label[for^=level], label[for^=reason], button,'
                + 'input[type=tel], input[type=text], textarea, a')]
              .map(e => [e.getBoundingClientRect(), e.innerText])
              .filter(([box]) => box.height < 56 || box.width < 56).map(([box, text]) => text)\
            """);
    assertThat(small).as("too small for a finger").isEmpty();
    assertThat(
            phone.script("return parseFloat(getComputedStyle(document.body).fontSize)").asDouble())
        .isGreaterThanOrEqualTo(18);
  }

  private static void picture(Chromium phone, String name) throws IOException {
    phone.screenshot(PICTURES.resolve(name + ".png"));
  }
}
