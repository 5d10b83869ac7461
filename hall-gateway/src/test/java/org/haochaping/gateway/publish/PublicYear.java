package org.haochaping.gateway.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Thirteen months of a hall of some size, from a seed: cases, ratings, follow-ups. */
final class PublicYear {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final List<String> DEPARTMENTS =
      List.of(
          "市场监督管理局",
          "公安局",
          "人力资源和社会保障局",
          "自然资源局",
          "税务局",
          "医疗保障局",
          "住房和城乡建设局",
          "民政局",
          "交通运输局",
          "生态环境局",
          "文化旅游体育局",
          "司法局");

  private static final List<String> ITEMS =
      List.of(
          "个体工商户设立登记",
          "居民身份证补领",
          "社会保障卡申领",
          "不动产转移登记",
          "增值税一般纳税人登记",
          "城乡居民基本医疗保险参保登记",
          "建筑工程施工许可证核发",
          "内地居民结婚登记",
          "道路运输从业资格证核发",
          "建设项目环境影响评价审批",
          "营业性演出审批",
          "律师执业核准");

  private static final List<String> GOOD = List.of("510", "511", "517", "406", "410", "307");
  private static final List<String> BAD = List.of("207", "209", "213", "214", "113", "115");

  private final Random random = new Random(7);
  private int number;

  private record Visit(int who, Instant at, int level, String reasons) {}

  /** Fills an empty ledger with days from the one to the other. */
  void fill(Ledger ledger, LocalDate from, LocalDate to) {
    ledger.write(
        handle -> {
          for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            day(handle, day);
          }
          handle.execute(
              "insert into followup (rating, rated_at, verify_due, rectify_from, rectify_due,"
                  + " rectify_date, provisional, state) select id, pressed_at,"
                  + " pressed_at + 172800000, pressed_at, pressed_at + 1814400000, '', 0, 'closed'"
                  + " from rating where level <= 2");
          handle.execute(
              "insert into followup_event (followup, at, who, what, state, note) select id,"
                  + " rated_at + 3600000 * (id % 60), 'x', 'verified', 'verified', '' from followup"
                  + " where id % 19 <> 0");
          return 0;
        });
  }

  private void day(Handle handle, LocalDate day) {
    int visits = day.getDayOfWeek().getValue() > 5 ? 6 : 45 + random.nextInt(30);
    PreparedBatch cases =
        handle.prepareBatch(
            "insert into service_case (id, handle, project_no, service_number, basics, applicant,"
                + " registered_at) values (:id, :handle, :handle, 1, :basics, :none, :at)");
    PreparedBatch receipts =
        handle.prepareBatch(
            "insert into receipt (service_case, window_no, batch, issued_at, expires_at, nonce)"
                + " values (:case, :window, 1, 0, 0, 0)");
    PreparedBatch ratings =
        handle.prepareBatch(
            "insert into rating (offer, journal, seq, terminal, window_no, level, reasons,"
                + " reason_list, free_text, pressed_wall, pressed_at, time_basis, received_at,"
                + " service_case, batch, decision, is_default, source) values (:offer, 1, 1, 't', :window,"
                + " :level, :reasons, '', '', :at, :at, 'trusted', :at, :case, 1, 'adopted',"
                + " :default, :source)");
    for (int i = 0; i < visits; i++) {
      number++;
      Visit visit = visit(day);
      int window = visit.who() * 2 + 1 + (visit.who() < 10 ? random.nextInt(2) : 0);
      receipts.bind("case", number).bind("window", window).add();
      cases
          .bind("id", number)
          .bind("handle", "case" + number)
          .bind("basics", basics(visit.who()))
          .bind("none", new byte[0])
          .bind("at", visit.at().toEpochMilli())
          .add();
      boolean rated = random.nextInt(100) < 82;
      ratings
          .bind("offer", "o" + number)
          .bind("window", window)
          .bind("level", rated ? visit.level() : 3)
          .bind("reasons", rated ? visit.reasons() : "")
          .bind("at", visit.at().plus(Duration.ofMinutes(9)).toEpochMilli())
          .bind("case", number)
          .bind("default", rated ? 0 : 1)
          .bind("source", rated ? "terminal" : "default")
          .add();
    }
    cases.execute();
    receipts.execute();
    ratings.execute();
    handle.execute(
        "insert into decision (rating, outcome, rule, rules_version, sentence, decided_at)"
            + " select id, 'adopted', 'ONCE_PER_SERVICE', '', '', 0 from rating r"
            + " where not exists (select 1 from decision d where d.rating = r.id)");
  }

  private Visit visit(LocalDate day) {
    // Few go to the last two, so that they are too small to be published.
    int who = (int) (DEPARTMENTS.size() * Math.pow(random.nextDouble(), 1.9));
    boolean small = who >= DEPARTMENTS.size() - 2 && random.nextInt(25) > 0;
    who = small ? 0 : who;
    Instant at = day.atTime(9, 0).atZone(ZONE).toInstant().plusSeconds(random.nextInt(7 * 3_600));
    int bad = who == 6 ? 14 : 2;
    int dice = random.nextInt(100);
    int level = dice < bad ? 1 + random.nextInt(2) : dice < 12 ? 3 : dice < 34 ? 4 : 5;
    List<String> reasons = level <= 2 ? BAD : GOOD;
    String reason = reasons.get((int) (reasons.size() * Math.pow(random.nextDouble(), 1.6)));
    return new Visit(who, at, level, random.nextInt(3) == 0 ? "" : reason);
  }

  private static String basics(int who) {
    return "{\"proStatus\":\"2\",\"deptCode\":\"1115090%02dMB12345678\",\"proDepart\":\"%s\",\"taskCode\":\"T%02d\",\"taskName\":\"%s\"}"
        .formatted(who, DEPARTMENTS.get(who), who, ITEMS.get(who));
  }
}
