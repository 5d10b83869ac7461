package org.haochaping.gateway.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.deadlines.LegalDays;
import org.haochaping.gateway.rules.Finding;
import org.haochaping.gateway.settlement.RulesHall;
import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowUpTest {
  private static final FollowUpSettings SETTINGS =
      new FollowUpSettings(Duration.ofDays(2), 15, RulesHall.ZONE, 1_000, List.of("王组长", "李主任"));
  private static final String ACCEPTED = "2026-11-02T02:00:00Z";
  private static final String PRESSED = "2026-11-02T03:00:00Z";

  @TempDir Path folder;

  private static FollowUpWatch watch(RulesHall hall) {
    return new FollowUpWatch(hall.ledger(), SETTINGS, hall.clock());
  }

  private static Desk desk(RulesHall hall) {
    return new Desk(
        hall.ledger(),
        SETTINGS,
        new Holidays(hall.ledger(), SETTINGS),
        hall.words(),
        hall.court()::again,
        hall.clock());
  }

  private static FollowUp one(RulesHall hall) {
    return new FollowUps(hall.ledger()).get(1);
  }

  /** A bad rating of one case, and its follow-up. */
  private RulesHall badRating(Engine engine) throws SQLException {
    RulesHall hall = new RulesHall(engine, folder);
    hall.press("bad", hall.accepted("P1", ACCEPTED), 1, PRESSED);
    watch(hall).openAll();
    return hall;
  }

  private static List<Events.Event> events(RulesHall hall) {
    return new Events(hall.ledger(), hall.words()).of(1);
  }

  private static List<String> what(RulesHall hall) {
    return events(hall).stream().map(Events.Event::what).toList();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FOLLOW_UP_48H_adoptedBadRating_opensOneFromTheMomentOfThePress(Engine engine)
      throws SQLException {
    try (RulesHall hall = badRating(engine)) {
      hall.press("good", hall.accepted("P2", ACCEPTED), 3, PRESSED);
      hall.press("second", "P100000000000000", 2, "2026-11-02T03:30:00Z");
      watch(hall).openAll();
      watch(hall).openAll();
      assertThat(new FollowUps(hall.ledger()).list(true))
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.ratedAt()).isEqualTo(PRESSED);
                assertThat(one.verifyDue()).isEqualTo("2026-11-04T03:00:00Z");
                assertThat(one.state()).isEqualTo(State.OPENED);
                assertThat(one.overdue(Instant.parse("2026-11-04T02:59:59Z"))).isEmpty();
                assertThat(one.overdue(Instant.parse("2026-11-04T03:00:00Z")))
                    .contains(FollowUp.Overdue.VERIFY);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FOLLOW_UP_48H_ofTheHallOrWithoutAKnownCase_opensNoneUntilTheCaseIsKnown(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      hall.rater(file, "h");
      hall.press("hall", file, 1, PRESSED, "hall");
      hall.press("unbound", "P200000000000000", 1, PRESSED);
      watch(hall).openAll();
      assertThat(hall.outcomes().toString()).isEqualTo("{hall=hall, unbound=unbound}");
      assertThat(new FollowUps(hall.ledger()).list(true)).isEmpty();
      hall.accepted("P2", ACCEPTED);
      hall.makeDefaults();
      watch(hall).openAll();
      assertThat(new FollowUps(hall.ledger()).list(true))
          .singleElement()
          .satisfies(one -> assertThat(one.ratedAt()).isEqualTo(PRESSED));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RECTIFY_15_WORKING_DAYS_wholeWay_isDoneStepByStepAndKept(Engine engine) throws SQLException {
    try (RulesHall hall = badRating(engine)) {
      assertThat(one(hall).rectifyDate()).isEqualTo("2026-11-23");
      assertThat(one(hall).rectifyDue()).isEqualTo("2026-11-23T16:00:00Z");
      Desk desk = desk(hall);
      desk.assign(1, "王督导", "李科长");
      assertThatThrownBy(() -> desk.rectified(1, "王督导", "改好了"))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("opened");
      desk.verify(1, "王督导", "电话核实,属实");
      desk.find(1, Finding.UPHELD, "王督导", "属实");
      desk.beginToRectify(1, "王督导", "通知窗口整改");
      assertThat(one(hall).overdue(Instant.parse("2026-11-23T16:00:00Z")))
          .contains(FollowUp.Overdue.RECTIFY);
      desk.rectified(1, "王督导", "已增设样本");
      desk.report(1, "王督导", "已报送");
      desk.close(1, "李科长", "办结");
      assertThat(one(hall).state()).isEqualTo(State.CLOSED);
      assertThat(one(hall).assignedTo()).isEqualTo("王督导");
      assertThat(what(hall))
          .containsExactly(
              "opened",
              "assigned",
              "verified",
              "found-upheld",
              "rectifying",
              "rectified",
              "reported",
              "closed");
      assertThat(hall.outcomes()).containsEntry("bad", "adopted");
      hall.at("2026-11-30T02:00:00Z");
      desk.reopen(1, "李科长", "市级平台退回");
      assertThat(one(hall).state()).isEqualTo(State.VERIFIED);
      assertThat(one(hall).rectifyDate()).as("anew").isEqualTo("2026-12-21");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RECTIFY_15_WORKING_DAYS_reportedBeforeItWasPutRight_isRefused(Engine engine)
      throws SQLException {
    try (RulesHall hall = badRating(engine)) {
      Desk desk = desk(hall);
      desk.verify(1, "王督导", "电话核实");
      assertThatThrownBy(() -> desk.report(1, "王督导", "已报送"))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("先作出认定");
      desk.find(1, Finding.UPHELD, "王督导", "属实");
      assertThatThrownBy(() -> desk.report(1, "王督导", "已报送"))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("先整改");
      assertThat(one(hall).state()).isEqualTo(State.VERIFIED);
      assertThat(one(hall).overdue(Instant.parse("2026-11-23T16:00:00Z")))
          .contains(FollowUp.Overdue.RECTIFY);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RECTIFY_15_WORKING_DAYS_foundUpheldAfterItWasReportedAsMistaken_isReopenedFirst(
      Engine engine) throws SQLException {
    try (RulesHall hall = badRating(engine)) {
      Desk desk = desk(hall);
      desk.verify(1, "王督导", "电话核实");
      desk.find(1, Finding.MISTAKEN, "王督导", "按错");
      desk.report(1, "王督导", "已报送");
      assertThatThrownBy(() -> desk.find(1, Finding.UPHELD, "王督导", "属实"))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("先重开");
      desk.reopen(1, "李科长", "市级平台退回");
      desk.find(1, Finding.UPHELD, "王督导", "属实");
      assertThatThrownBy(() -> desk.report(1, "王督导", "已报送")).hasMessageContaining("先整改");
      desk.beginToRectify(1, "王督导", "整改");
      desk.rectified(1, "王督导", "改好");
      desk.report(1, "王督导", "已报送");
      assertThat(one(hall).state()).isEqualTo(State.REPORTED);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FOLLOW_UP_48H_foundMistaken_isNoLongerAdoptedAndTheCityIsTold(Engine engine)
      throws SQLException {
    try (RulesHall hall = badRating(engine)) {
      hall.sent();
      Desk desk = desk(hall);
      assertThatThrownBy(() -> desk.find(1, Finding.MISTAKEN, "王", "按错"))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("verify it before");
      desk.appeal(1, "窗口3", "申请复核");
      desk.verify(1, "王", "电话核实");
      desk.find(1, Finding.MISTAKEN, "王", "按错");
      assertThat(hall.outcomes()).containsEntry("bad", "mistaken");
      assertThat(hall.deliveries())
          .containsExactly("P1/1 rating bad sent", "P1/2 withdrawal bad pending");
      assertThat(one(hall).overdue(Instant.parse("2027-11-02T03:00:00Z"))).isEmpty();
      hall.sent();
      desk.find(1, Finding.MALICIOUS, "王", "再核");
      assertThat(hall.outcomes()).containsEntry("bad", "malicious");
      desk.find(1, Finding.UPHELD, "王", "三核属实");
      assertThat(hall.outcomes()).containsEntry("bad", "adopted");
      watch(hall).openAll();
      watch(hall).openAll();
      assertThat(what(hall).stream().filter("rating-decided"::equals)).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FOLLOW_UP_48H_overdue_isEscalatedOnceForEachStep(Engine engine) throws SQLException {
    try (RulesHall hall = badRating(engine)) {
      Escalation escalation = new Escalation(hall.ledger(), SETTINGS, hall.clock());
      hall.at("2026-11-04T02:59:59Z");
      escalation.run();
      assertThat(one(hall).escalatedTo()).isEmpty();
      hall.at("2026-11-04T03:00:00Z");
      escalation.run();
      escalation.run();
      assertThat(one(hall).escalatedTo()).isEqualTo("王组长");
      hall.at("2026-11-23T16:00:00Z");
      escalation.run();
      escalation.run();
      assertThat(one(hall).escalatedTo()).isEqualTo("李主任");
      assertThat(what(hall))
          .containsExactly("opened", "overdue", "escalated", "overdue", "escalated");
      assertThat(
              hall.strings("select kind || ' ' || detail || ' ' || times from alarm order by id"))
          .containsExactly(
              "followup-overdue follow-up 1: verify 1",
              "followup-overdue follow-up 1: rectify 2026-11-23 1");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RECTIFY_15_WORKING_DAYS_overdueOnceMore_staysWithTheLastPerson(Engine engine)
      throws SQLException {
    try (RulesHall hall = badRating(engine)) {
      FollowUpSettings onePerson =
          new FollowUpSettings(Duration.ofDays(2), 15, RulesHall.ZONE, 1_000, List.of("王组长"));
      Escalation escalation = new Escalation(hall.ledger(), onePerson, hall.clock());
      hall.at("2026-11-04T03:00:00Z");
      escalation.run();
      hall.at("2026-11-23T16:00:00Z");
      escalation.run();
      assertThat(one(hall).escalatedTo()).isEqualTo("王组长");
      assertThat(one(hall).isFor("王组长")).isTrue();
      assertThat(one(hall).isFor("李主任")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RECTIFY_15_WORKING_DAYS_yearImportedLater_computesProvisionalDeadlinesAnew(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.at("2026-12-11T04:00:00Z");
      hall.press("bad", hall.accepted("P1", "2026-12-11T02:00:00Z"), 2, "2026-12-11T03:00:00Z");
      watch(hall).openAll();
      assertThat(one(hall).provisional()).isTrue();
      assertThat(one(hall).rectifyDate()).isEqualTo("2027-01-01");
      Holidays holidays = new Holidays(hall.ledger(), SETTINGS);
      assertThatThrownBy(() -> holidays.load(List.of("day,kind", "2027-01-01,off", "x,off")))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("line 3");
      assertThat(one(hall).provisional()).as("nothing was changed").isTrue();
      Holidays.Imported done =
          holidays.load(
              wholeYear("day,kind", "2027-01-01,off", "2027-01-02,off", "2027-01-03,off"));
      assertThat(done.recomputed()).isEqualTo(1);
      assertThat(one(hall).provisional()).isFalse();
      assertThat(one(hall).rectifyDate()).isEqualTo(LocalDate.of(2027, 1, 4));
      assertThat(holidays.load(wholeYear("2027-01-01,off")).days()).as("replaced").isEqualTo(10);
      assertThat(hall.strings("select day from holiday")).hasSize(10).contains("2027-01-01");
    }
  }

  /** These lines and nine days of October 2027. */
  private static List<String> wholeYear(String... first) {
    return Stream.concat(
            Stream.of(first),
            IntStream.rangeClosed(1, 9).mapToObj(day -> "2027-10-0" + day + ",off"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RECTIFY_15_WORKING_DAYS_importOfPartOfAYear_isRefusedUnlessTheYearIsBuiltIn(Engine engine)
      throws SQLException {
    try (RulesHall hall = badRating(engine)) {
      Holidays holidays = new Holidays(hall.ledger(), SETTINGS);
      assertThatThrownBy(() -> holidays.load(List.of("2027-01-01,off", "2026-11-20,off")))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("2027 年须列出全年安排")
          .hasMessageContaining("the file must list the whole year 2027, at least 10 days off");
      assertThat(hall.strings("select day from holiday")).as("nothing was imported").isEmpty();
      assertThat(holidays.load(List.of("2026-11-20,off")).days()).isEqualTo(1);
      Desk desk = desk(hall);
      desk.verify(1, "王", "电话核实");
      desk.find(1, Finding.MISTAKEN, "王", "按错");
      desk.report(1, "王", "已报送");
      hall.at("2026-11-02T03:30:00Z");
      desk.reopen(1, "李", "退回");
      assertThat(one(hall).rectifyDate()).as("a day longer").isEqualTo("2026-11-24");
      assertThat(one(hall).provisional()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RECTIFY_15_WORKING_DAYS_programKnowsAnotherYear_computesProvisionalDeadlinesAtItsStart(
      Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.at("2026-12-11T04:00:00Z");
      hall.press("bad", hall.accepted("P1", "2026-12-11T02:00:00Z"), 2, "2026-12-11T03:00:00Z");
      watch(hall).openAll();
      watch(hall).look();
      assertThat(one(hall).provisional()).as("not known yet").isTrue();
      LegalDays former = new LegalDays();
      LocalDate newYear = LocalDate.of(2027, 1, 1);
      Holidays updated =
          new Holidays(
              hall.ledger(),
              SETTINGS,
              day ->
                  day.getYear() == 2027
                      ? Optional.of(!day.equals(newYear) && day.getDayOfWeek().getValue() < 6)
                      : former.isWorking(day));
      new FollowUpWatch(hall.ledger(), SETTINGS, updated, hall.clock()).look();
      assertThat(one(hall).provisional()).isFalse();
      assertThat(one(hall).rectifyDate()).isEqualTo("2027-01-04");
      assertThat(updated.catchUp()).as("nothing is provisional any more").isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void applicant_isNeededUntilTheFollowUpIsClosed(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String leader = hall.accepted("P1", ACCEPTED);
      String member = hall.accepted("P2", ACCEPTED);
      hall.accepted("P3", ACCEPTED);
      hall.batch(List.of(leader, member));
      hall.press("bad", leader, 1, PRESSED);
      watch(hall).openAll();
      assertThat(needed(hall)).as("the batch's cases, whose rating it is").containsExactly(1L, 2L);
      Desk desk = desk(hall);
      desk.verify(1, "王", "电话核实");
      desk.find(1, Finding.MISTAKEN, "王", "按错");
      desk.report(1, "王", "已报送");
      assertThat(needed(hall)).containsExactly(1L, 2L);
      desk.close(1, "王", "办结");
      assertThat(needed(hall)).isEmpty();
    }
  }

  private static List<Long> needed(RulesHall hall) {
    FollowUps followUps = new FollowUps(hall.ledger());
    return Stream.of(1L, 2L, 3L).filter(followUps::needsApplicant).toList();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void evidence_attached_isKeptByteForByteWithItsHash(Engine engine) throws SQLException {
    try (RulesHall hall = badRating(engine)) {
      Evidence evidence = new Evidence(hall.ledger(), SETTINGS, hall.words(), hall.clock());
      byte[] photo = "not really a photo".getBytes(StandardCharsets.UTF_8);
      long number = evidence.attach(1, "王", "../整改/照片.jpg", photo);
      assertThat(evidence.content(number)).isEqualTo(photo);
      assertThat(evidence.list(1))
          .singleElement()
          .satisfies(one -> assertThat(one.name()).doesNotContain("/").contains("照片.jpg"));
      assertThatThrownBy(() -> evidence.attach(1, "王", "big", new byte[1_001]))
          .isInstanceOf(ProtocolException.class);
      assertThatThrownBy(() -> evidence.attach(9, "王", "a", photo))
          .isInstanceOf(ProtocolException.class);
      assertThat(hall.strings("select name || length(content) from followup_evidence"))
          .as("sealed elsewhere")
          .containsExactly("0");
      assertThat(events(hall).get(1).note()).contains("照片.jpg");
      hall.ledger().write(handle -> handle.execute("update followup_evidence set sha256 = 'x'"));
      assertThatThrownBy(() -> evidence.content(number)).hasMessageContaining("altered");
      hall.ledger().write(handle -> handle.execute("delete from sealed_words"));
      assertThatThrownBy(() -> evidence.content(number)).hasMessageContaining("was erased");
    }
  }
}
