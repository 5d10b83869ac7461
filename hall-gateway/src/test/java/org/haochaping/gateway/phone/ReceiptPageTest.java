package org.haochaping.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.haochaping.gateway.Engine;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptPageTest {
  private static final String RATINGS =
      "select level || ' ' || channel || ' ' || source || ' ' || decision || ' ' || reasons || ' '"
          + " || free_text from rating order by id"; // which is sealed elsewhere

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RECEIPT_CODE_link_opensThePageAndTheRatingIsKeptBeforeThanks(Engine engine)
      throws Exception {
    try (PhoneHall hall = new PhoneHall(engine, folder)) {
      String path = hall.accept(PhoneHall.sample("P-1"));
      HttpResponse<String> page = hall.get(path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("测试大厅", "3 号窗口", "市场监督管理局");
      HttpResponse<String> thanks =
          hall.post(path, "once", PhoneHall.once(page), "level", "dissatisfied");
      assertThat(thanks.statusCode()).isEqualTo(200);
      assertThat(thanks.body())
          .contains("感谢您的评价", "48 小时", "Someone will call you within 48 hours")
          .contains("没有提供材料样本");
      assertThat(thanks.body().indexOf("没有提供材料样本"))
          .as("core reasons first")
          .isLessThan(thanks.body().indexOf("同样内容的证明材料被要求多次提交"));
      assertThat(hall.strings(RATINGS)).containsExactly("2 3 phone adopted  ");
      HttpResponse<String> told =
          hall.post(
              path + "/reasons",
              "once",
              PhoneHall.once(thanks),
              "reason",
              "207",
              "reason",
              "209",
              "text",
              "等了\r\n两小时");
      assertThat(told.body()).contains("感谢您告诉我们原因");
      assertThat(hall.strings(RATINGS)).containsExactly("2 3 phone adopted 207,209 ");
      assertThat(hall.texts()).containsExactly("等了 两小时");
    }
  }

  @Test
  void WINDOW_SCOPE_page_saysThatTheWindowIsRated() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      String path = hall.accept(PhoneHall.sample("P-1"));
      for (String page : new String[] {path, "/w/3"}) {
        assertThat(hall.get(page).body())
            .contains("评价本窗口的服务态度和办事能力")
            .contains("Rate this window&#x27;s attitude and ability");
      }
    }
  }

  @Test
  void FREE_WILL_page_hasNothingChosenAndNothingThatActsByItself() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      String path = hall.accept(PhoneHall.sample("P-1"));
      String page = hall.get(path).body();
      for (SatisfactionLevel level : SatisfactionLevel.values()) {
        assertThat(page).contains("value=\"" + level.wireName() + "\"", ">" + level.chinese());
      }
      assertThat(page)
          .doesNotContain("checked")
          .doesNotContain("<script")
          .doesNotContain("refresh");
      HttpResponse<String> without = hall.post(path, "once", PhoneHall.once(hall.get(path)));
      assertThat(without.statusCode()).isEqualTo(422);
      assertThat(without.body()).contains("请先选择一个满意程度").doesNotContain("checked");
      HttpResponse<String> sixth = hall.rate(path, "excellent");
      assertThat(sixth.statusCode()).as("never replaced (article 10)").isEqualTo(422);
      assertThat(hall.strings(RATINGS)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ONCE_PER_SERVICE_ratedAlready_isSaidAndNothingKept(Engine engine) throws Exception {
    try (PhoneHall hall = new PhoneHall(engine, folder)) {
      String path = hall.accept(PhoneHall.sample("P-1"));
      String once = PhoneHall.once(hall.get(path));
      String other = PhoneHall.once(hall.get(path));
      hall.post(path, "once", once, "level", "satisfied");
      HttpResponse<String> again = hall.post(path, "once", once, "level", "very-dissatisfied");
      assertThat(again.body()).as("the same form sent twice").contains("感谢您的评价");
      assertThat(again.body()).as("the first time counts").doesNotContain("48 小时");
      for (HttpResponse<String> second :
          List.of(hall.get(path), hall.post(path, "once", other, "level", "satisfied"))) {
        assertThat(second.body()).contains("这笔办件已经评价过").doesNotContain("感谢您的评价");
        assertThat(second.body()).as("nor how").doesNotContain("满意");
      }
      assertThat(hall.strings(RATINGS)).containsExactly("4 3 phone adopted  ");
    }
  }

  @Test
  void BATCH_ONCE_receiptOfABatch_saysForHowManyCasesAndIsRatedOnce() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      ObjectNode batch = new ObjectMapper().createObjectNode().put("window", 3);
      ArrayNode cases = batch.putArray("cases");
      for (String projectNo : new String[] {"P-1", "P-2", "P-3"}) {
        cases.add(PhoneHall.sample(projectNo).without("window"));
      }
      String path =
          PhoneHall.path(
              hall.calls
                  .post("/api/v1/batches", batch.toString())
                  .json()
                  .at("/receipt/link")
                  .asText());
      assertThat(hall.get(path).body()).contains("3 件办件，一次评价", "3 cases, one rating");
      assertThat(hall.rate(path, "satisfied").body()).contains("感谢您的评价");
      assertThat(hall.get(path).body()).contains("这笔办件已经评价过");
    }
  }

  @Test
  void receipt_thatCantBeRated_isAPlainSentenceEach() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      String good = hall.accept(PhoneHall.sample("P-1"));
      String forged =
          good.substring(0, 100) + (good.charAt(100) == 'A' ? 'B' : 'A') + good.substring(101);
      Instant later = Instant.now().plusSeconds(600);
      String handle = "AAAAAAAAAAAAAAAA";
      says(hall, forged, 400, "这张回执的防伪签名不正确", "This receipt is not genuine");
      says(hall, hall.signed(8, handle, later), 400, "其他政务服务大厅", "another hall");
      says(
          hall,
          hall.signed(7, handle, Instant.now().minusSeconds(1)),
          410,
          "评价期限已过",
          "time for rating is over");
      says(hall, "/r/nothing", 404, "未能识别这个链接", "can&#x27;t be read");
      says(hall, "/anything", 404, "未能识别这个链接", "can&#x27;t be read");
      String old = hall.accept(PhoneHall.sample("P-2").put("acceptDate", "2026-01-05 09:30:00"));
      says(hall, old, 410, "评价期限已过", "time for rating is over");
      HttpResponse<String> unknown = hall.rate(hall.signed(7, handle, later), "satisfied");
      assertThat(unknown.body()).as("a case that comes in later").contains("感谢您的评价");
      assertThat(hall.strings("select decision || case_handle from rating where source = 'phone'"))
          .containsExactly("unbound" + handle);
    }
  }

  private static void says(PhoneHall hall, String path, int status, String chinese, String english)
      throws Exception {
    HttpResponse<String> page = hall.get(path);
    assertThat(page.statusCode()).as(chinese).isEqualTo(status);
    assertThat(page.body()).contains(chinese, english).doesNotContain("<form");
  }

  @Test
  void page_fromAnotherSite_orTooLarge_ratesNothing() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      String path = hall.accept(PhoneHall.sample("P-1"));
      String elsewhere = PhoneHall.once(hall.get("/w/3"));
      for (String once : new String[] {"", "1-2-3", elsewhere}) {
        assertThat(hall.post(path, "once", once, "level", "satisfied").body()).contains("页面已失效");
      }
      HttpResponse<String> json =
          hall.send(
              HttpRequest.newBuilder(URI.create(hall.address(path)))
                  .setHeader("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{}"))
                  .build());
      assertThat(json.statusCode()).isEqualTo(400);
      String once = PhoneHall.once(hall.get(path));
      assertThat(
              hall.post(path, "once", once, "level", "satisfied", "x", "x".repeat(9_000))
                  .statusCode())
          .isEqualTo(400);
      assertThat(hall.strings(RATINGS)).isEmpty();
      HttpResponse<String> thanks = hall.rate(path, "satisfied");
      HttpResponse<String> stranger =
          hall.post(path + "/reasons", "once", PhoneHall.once(hall.get("/w/3")), "reason", "406");
      assertThat(stranger.body()).as("who has the receipt alone").contains("页面已失效");
      HttpResponse<String> others =
          hall.post(path + "/reasons", "once", PhoneHall.once(thanks), "reason", "207");
      assertThat(others.body()).as("a reason of another level").contains("页面已失效");
      assertThat(hall.strings(RATINGS)).containsExactly("4 3 phone adopted  ");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void rating_thatCantBeKept_isNotThankedForAndCanBeGivenAgain(Engine engine) throws Exception {
    try (PhoneHall hall = new PhoneHall(engine, folder)) {
      String path = hall.accept(PhoneHall.sample("P-1"));
      String once = PhoneHall.once(hall.get(path));
      hall.sql("alter table submission rename to away");
      HttpResponse<String> failed = hall.post(path, "once", once, "level", "satisfied");
      assertThat(failed.statusCode()).isEqualTo(503);
      assertThat(failed.body()).contains("未能保存").doesNotContain("感谢");
      hall.sql("alter table away rename to submission");
      assertThat(hall.post(path, "once", once, "level", "satisfied").body()).contains("感谢您的评价");
      assertThat(hall.strings(RATINGS)).containsExactly("4 3 phone adopted  ");
    }
  }

  @Test
  void page_everyOne_keepsTheTokenToItselfAndLoadsNothingOfOthers() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      String path = hall.accept(PhoneHall.sample("P-1"));
      for (HttpResponse<String> page :
          List.of(hall.get(path), hall.rate(path, "satisfied"), hall.get("/nothing"))) {
        assertThat(page.headers().map())
            .containsEntry("referrer-policy", List.of("no-referrer"))
            .containsEntry("cache-control", List.of("no-store"))
            .containsEntry("x-content-type-options", List.of("nosniff"))
            .doesNotContainKeys("set-cookie", "server");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
            .startsWith("default-src 'none'")
            .contains("form-action 'self'", "frame-ancestors 'none'")
            .doesNotContain("unsafe", "http");
        assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
      }
    }
  }

  @Test
  void visitor_whoAsksTooOften_isToldToComeLater() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder, "phone.requests-per-minute = 1")) {
      HttpResponse<String> last = hall.get("/w/3");
      for (int i = 0; i < 5; i++) {
        last = hall.get("/w/3");
      }
      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(last.body()).contains("访问过于频繁");
      assertThat(last.headers().firstValueAsLong("Retry-After")).isPresent();
    }
  }
}
