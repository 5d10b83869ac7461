package org.haochaping.workshop.gallery;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.screen.HallFace;
import org.haochaping.terminal.screen.Place;
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
          Optional.of(LINK),
          OptionalInt.empty());

  private static final Subject CASE = known(1, OptionalInt.empty());
  private static final Subject UNNAMED =
      new Subject(
          Subject.Scope.WINDOW,
          Optional.empty(),
          Optional.empty(),
          1,
          Optional.of(LINK),
          OptionalInt.empty());
  private static final Subject BATCH = known(3, OptionalInt.empty());
  private static final Subject OTHER_WINDOW = known(1, OptionalInt.of(7));

  private static final Optional<LocalDateTime> TIME =
      Optional.of(LocalDateTime.parse("2026-11-24T10:08:00"));
  private static final int SLIDES_TURN = 8;
  private static final Standing FINE = new Standing(true, 0, TIME);
  private static final Standing SENDING = new Standing(true, 12, TIME);
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
    samples.add(new Sample("idle-sending", new View.Idle(), PLAIN, SENDING));
    samples.add(plain("rate", rate(CASE)));
    samples.add(plain("rate-batch", rate(BATCH)));
    samples.add(plain("rate-other-window", rate(OTHER_WINDOW)));
    // As every scanned receipt begins, and stays while the gateway is away.
    samples.add(new Sample("rate-scanned", rate(UNNAMED), PLAIN, OFFLINE));
    samples.add(plain("rate-first-press", rate(without(Subject.Scope.WINDOW))));
    samples.add(new Sample("rate-long", rate(LONG), LONG_NAMES, OFFLINE));
    samples.add(plain("consultation", rate(without(Subject.Scope.CONSULTATION))));
    samples.add(plain("hall", rate(without(Subject.Scope.HALL))));
    samples.add(plain("saving", new View.Rate(CASE, Optional.of(SatisfactionLevel.SATISFIED))));
    samples.addAll(ReasonSamples.all());
    samples.add(plain("thanks", new View.Thanks(5, View.FollowUp.NONE)));
    samples.add(plain("thanks-call-back", new View.Thanks(5, View.FollowUp.CALL)));
    samples.add(plain("thanks-no-case", new View.Thanks(5, View.FollowUp.NOBODY_TO_CALL)));
    for (Refusal refusal : Refusal.values()) {
      samples.add(plain("refused-" + refusal.word(), new View.Refused(refusal.word())));
    }
    samples.add(plain("out-of-service", new View.OutOfService("journal")));
    samples.add(withoutPhone("out-of-service-no-phone", new View.OutOfService("journal")));
    samples.add(withoutPhone("refused-other-hall-no-phone", new View.Refused("other-hall")));
    samples.add(plain("pin", new View.Pin(0, false)));
    samples.add(plain("pin-wrong", new View.Pin(3, true)));
    samples.add(plain("diagnosis-running", Diagnosed.running()));
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

  static Sample plain(String name, View view) {
    return new Sample(name, view, PLAIN, FINE);
  }

  private static View rate(Subject subject) {
    return new View.Rate(subject, Optional.empty());
  }

  private static Subject known(int batch, OptionalInt otherWindow) {
    return new Subject(
        Subject.Scope.WINDOW,
        Optional.of("企业设立登记"),
        Optional.of("1509****0023"),
        batch,
        Optional.of(LINK),
        otherWindow);
  }

  /** What is rated without a case: no name and no code for phones. */
  private static Subject without(Subject.Scope scope) {
    return new Subject(
        scope, Optional.empty(), Optional.empty(), 1, Optional.empty(), OptionalInt.empty());
  }
}
