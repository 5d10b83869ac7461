package org.haochaping.workshop.gallery;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.screen.HallFace;
import org.haochaping.terminal.screen.Place;
import org.haochaping.terminal.screen.ReasonChoice;
import org.haochaping.terminal.screen.Standing;
import org.haochaping.terminal.screen.Subject;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.session.Refusal;

/** Each screen in each state, with the contents of an ordinary day and one bad one. */
final class Samples {
  static final Place PLACE = new Place("乌兰察布市政务服务中心", 12, "市场监督管理局", "hall1-window12");

  static final HallFace FACE =
      new HallFace(
          "乌兰察布市政务服务中心",
          "市场监督管理局",
          Optional.of(new HallFace.Clerk("王晓芳", "NM-1207", "企业登记", 4, Optional.empty(), true)),
          List.of("本周五下午 15:00 起系统维护，请提前办理。", "办理社保业务请到 3 楼。"),
          List.of(),
          ways(HallFace.Begin.BY_RECEIPT));

  private static final HallFace PLAIN = plain(ways(HallFace.Begin.BY_RECEIPT));

  private static final HallFace LONG_NAMES =
      new HallFace(
          "内蒙古自治区乌兰察布市察哈尔右翼后旗人民政府政务服务中心",
          "人力资源和社会保障局社会保险经办服务大厅窗口",
          Optional.empty(),
          List.of(),
          List.of(),
          ways(HallFace.Begin.BY_RECEIPT));

  private static final String LINK =
      "https://rate.example.gov.cn/r#"
          + "AQAAAAEADAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1";

  private static final Subject LONG =
      new Subject(
          Subject.Scope.WINDOW,
          Optional.of("企业职工基本养老保险关系转移接续（含退役军人跨省转移）申请受理与审核"),
          Optional.of("150981****202611240023"),
          255,
          Optional.of(LINK));

  private static final Optional<LocalDateTime> TIME =
      Optional.of(LocalDateTime.parse("2026-11-24T10:08:00"));
  private static final int SLIDES_TURN = 8;
  private static final Standing FINE = new Standing(true, 0, TIME);
  private static final Standing OFFLINE = new Standing(false, 26_500, TIME);

  private Samples() {}

  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    samples.add(plain("idle", new View.Idle()));
    samples.add(new Sample("idle-clerk", new View.Idle(), FACE, FINE));
    samples.add(new Sample("idle-offline", new View.Idle(), PLAIN, OFFLINE));
    samples.add(new Sample("idle-slide", new View.Idle(), withSlide(), FINE, SLIDES_TURN));
    samples.add(new Sample("idle-photo", new View.Idle(), withPhoto(), FINE));
    samples.add(begin("idle-begin", HallFace.Begin.WINDOW));
    samples.add(begin("idle-begin-consultation", HallFace.Begin.CONSULTATION));
    samples.add(new Sample("idle-begin-clerk", new View.Idle(), everything(), OFFLINE));
    samples.add(plain("rate", rate(subject(Subject.Scope.WINDOW, 3, true))));
    samples.add(new Sample("rate-long", rate(LONG), LONG_NAMES, OFFLINE));
    samples.add(plain("consultation", rate(subject(Subject.Scope.CONSULTATION, 1, false))));
    samples.add(plain("hall", rate(subject(Subject.Scope.HALL, 1, false))));
    samples.add(
        plain(
            "saving",
            new View.Rate(
                subject(Subject.Scope.WINDOW, 1, true), Optional.of(SatisfactionLevel.SATISFIED))));
    samples.add(plain("reasons", reasons(SatisfactionLevel.VERY_SATISFIED, View.FollowUp.NONE)));
    samples.add(plain("reasons-bad", reasons(SatisfactionLevel.DISSATISFIED, View.FollowUp.CALL)));
    samples.add(plain("thanks", new View.Thanks(5, View.FollowUp.NONE)));
    samples.add(plain("thanks-call-back", new View.Thanks(5, View.FollowUp.CALL)));
    samples.add(plain("thanks-no-case", new View.Thanks(5, View.FollowUp.NOBODY_TO_CALL)));
    samples.add(plain("thanks-last", new View.Thanks(0, View.FollowUp.CALL)));
    for (Refusal refusal : Refusal.values()) {
      samples.add(plain("refused-" + refusal.word(), new View.Refused(refusal.word())));
    }
    samples.add(plain("out-of-service", new View.OutOfService("journal")));
    samples.add(withoutPhone("out-of-service-no-phone", new View.OutOfService("journal")));
    samples.add(withoutPhone("refused-other-hall-no-phone", new View.Refused("other-hall")));
    samples.add(plain("pin", new View.Pin(0, false)));
    samples.add(plain("pin-wrong", new View.Pin(3, true)));
    samples.add(new Sample("diagnosis", Diagnosed.cablesOut(), PLAIN, OFFLINE));
    for (int page = 0; page < 3; page++) {
      samples.add(
          new Sample("diagnosis-worst-" + (page + 1), Diagnosed.worst(page), PLAIN, OFFLINE));
    }
    return samples;
  }

  private static HallFace.Ways ways(HallFace.Begin begin) {
    return new HallFace.Ways(begin, true);
  }

  private static HallFace plain(HallFace.Ways ways) {
    return new HallFace("乌兰察布市政务服务中心", "市场监督管理局", Optional.empty(), List.of(), List.of(), ways);
  }

  private static Sample begin(String name, HallFace.Begin begin) {
    return new Sample(name, new View.Idle(), plain(ways(begin)), FINE);
  }

  private static Sample withoutPhone(String name, View view) {
    return new Sample(name, view, plain(HallFace.Ways.RECEIPT_ONLY), FINE);
  }

  private static HallFace withSlide() {
    return new HallFace(
        PLAIN.hallName(),
        PLAIN.department(),
        Optional.empty(),
        List.of(),
        List.of(DrawnPictures.slide()),
        PLAIN.ways());
  }

  private static HallFace withPhoto() {
    HallFace.Clerk clerk = FACE.clerk().orElseThrow();
    HallFace.Clerk seen =
        new HallFace.Clerk(
            clerk.name(),
            clerk.staffNumber(),
            clerk.duty(),
            clerk.stars(),
            Optional.of(DrawnPictures.photo()),
            false);
    return new HallFace(
        FACE.hallName(), FACE.department(), Optional.of(seen), List.of(), List.of(), FACE.ways());
  }

  /** All that an idle screen can bear at once, the button to touch as well. */
  private static HallFace everything() {
    return new HallFace(
        FACE.hallName(),
        FACE.department(),
        FACE.clerk(),
        FACE.notices(),
        List.of(),
        ways(HallFace.Begin.CONSULTATION));
  }

  private static Sample plain(String name, View view) {
    return new Sample(name, view, PLAIN, FINE);
  }

  private static View rate(Subject subject) {
    return new View.Rate(subject, Optional.empty());
  }

  private static Subject subject(Subject.Scope scope, int batch, boolean known) {
    return new Subject(
        scope,
        known ? Optional.of("企业设立登记") : Optional.empty(),
        known ? Optional.of("1509****0023") : Optional.empty(),
        batch,
        Optional.of(LINK));
  }

  private static View reasons(SatisfactionLevel level, View.FollowUp followUp) {
    List<String> labels =
        level.isBad()
            ? List.of(
                "没有提供材料样本",
                "没有提供材料清单",
                "未在承诺时间内办结",
                "同样内容的证明材料被要求多次提交",
                "承诺网办但无法在线办理",
                "在线预约办理后到实体大厅重复取号排队",
                "窗口人员业务不熟练",
                "服务态度生硬")
            : List.of(
                "一窗受理一次办结",
                "可以先受理后补材料",
                "不用提交证明",
                "可以全程网上办理",
                "可以使用手机办理",
                "可以就近办理",
                "无需材料直接办理",
                "服务热情效率高");
    List<ReasonChoice> choices = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      choices.add(new ReasonChoice("c" + i, labels.get(i), i < 3, i == 1 || i == 4));
    }
    return new View.Reasons(level, choices, 2, followUp);
  }
}
