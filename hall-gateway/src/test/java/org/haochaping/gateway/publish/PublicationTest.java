package org.haochaping.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.ReasonCount;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What gets out, and when. */
class PublicationTest {
  private static final Period OCTOBER = Period.parse("2026-10");

  @TempDir Path folder;
  private int number;

  private void rate(PublicHall hall, String department, int count, int level, String month)
      throws SQLException {
    rate(hall, department, count, level, month, "");
  }

  private void rate(
      PublicHall hall, String department, int count, int level, String month, String reason)
      throws SQLException {
    rate(hall, department, 1, count, level, month, reason);
  }

  private void rate(
      PublicHall hall,
      String department,
      int window,
      int count,
      int level,
      String month,
      String reason)
      throws SQLException {
    for (int i = 0; i < count; i++) {
      number++;
      Instant at = Instant.parse(month + "-05T02:00:00Z").plusSeconds(number);
      hall.results.rules.at(at.toString());
      String handle = hall.results.accepted("P" + number, department, "I", window, at);
      hall.results.press("o" + number, handle, level, at.plusSeconds(60), window, reason);
    }
  }

  private static List<String> rows(Publication publication, String period, SubjectKind kind) {
    return publication.of(Period.parse(period)).orElseThrow().groups().get(kind).stream()
        .map(
            row ->
                row.subject().code()
                    + " "
                    + row.tally().map(one -> "" + one.active()).orElse("hidden"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_smallGroup_isNamedWithoutNumbersAndNotToBeSubtracted(Engine engine)
      throws SQLException {
    try (PublicHall hall = new PublicHall(engine, folder)) {
      rate(hall, "D1", 9, 5, "2026-10");
      rate(hall, "D2", 7, 4, "2026-10");
      rate(hall, "D3", 2, 1, "2026-10");
      hall.results.count();
      assertThat(rows(hall.on("2026-11-26"), "2026-10", SubjectKind.DEPARTMENT))
          .containsExactly("D1 9", "D2 hidden", "D3 hidden");
      assertThat(hall.on("2026-11-26").of(OCTOBER).orElseThrow().total().orElseThrow().active())
          .isEqualTo(18);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_reasonThatFewGaveInAMonth_isNotInTheQuarterEither(Engine engine)
      throws SQLException {
    try (PublicHall hall = new PublicHall(engine, folder)) {
      rate(hall, "D1", 9, 5, "2026-07", "510");
      rate(hall, "D1", 8, 5, "2026-08", "510");
      rate(hall, "D1", 3, 5, "2026-09", "510");
      rate(hall, "D1", 9, 4, "2026-09");
      hall.results.count();
      Tally quarter =
          hall.on("2026-11-26").of(Period.parse("2026-Q3")).orElseThrow().total().orElseThrow();
      assertThat(quarter.active()).isEqualTo(29);
      assertThat(quarter.reasons()).containsExactly(new ReasonCount("510", 17));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_month_isPublishedOnceItIsOverAndSettled(Engine engine) throws SQLException {
    try (PublicHall hall = new PublicHall(engine, folder)) {
      rate(hall, "D1", 9, 5, "2026-10");
      hall.results.count();
      assertThat(hall.on("2026-11-03").of(OCTOBER)).isEmpty();
      assertThat(hall.on("2026-11-03").newest()).isEqualTo(Period.parse("2026-09"));
      assertThat(hall.on("2026-11-04").of(OCTOBER)).isPresent();
      assertThat(hall.on("2026-11-04").of(Period.parse("2026-11"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_quarter_isTheSumOfWhatItsMonthsShow(Engine engine) throws SQLException {
    try (PublicHall hall = new PublicHall(engine, folder)) {
      for (String month : List.of("2026-07", "2026-08", "2026-09")) {
        rate(hall, "D1", 9, 5, month);
        rate(hall, "D2", month.equals("2026-08") ? 3 : 8, 5, month);
        rate(hall, "D3", 6, 5, month);
      }
      hall.results.count();
      Publication publication = hall.on("2026-11-26");
      assertThat(rows(publication, "2026-08", SubjectKind.DEPARTMENT))
          .containsExactly("D1 9", "D2 hidden", "D3 hidden");
      assertThat(rows(publication, "2026-Q3", SubjectKind.DEPARTMENT))
          .as("not 19 and 18, which would give August's 3 away")
          .containsExactly("D1 27", "D2 16", "D3 12");
      assertThat(publication.of(Period.parse("2026")).orElseThrow().isComplete()).isFalse();
      assertThatThrownBy(() -> Publication.period("2026-10-05"))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("months, quarters and years");
    }
  }

  private static List<String> trend(PublicReport group) {
    return group.trend().stream()
        .filter(step -> step.month().getMonthValue() > 6 && step.month().getYear() == 2026)
        .map(step -> step.tally().map(one -> "" + one.active()).orElse("hidden"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_eachWindow_hasItsTrendButNoMonthThatIsHidden(Engine engine) throws SQLException {
    try (PublicHall hall = new PublicHall(engine, folder)) {
      for (String month : List.of("2026-07", "2026-08", "2026-09")) {
        rate(hall, "D1", 1, 9, 5, month, "");
        rate(hall, "D1", 2, month.equals("2026-08") ? 3 : 8, 5, month, "");
        rate(hall, "D1", 3, 6, 5, month, "");
      }
      hall.results.count();
      Publication publication = hall.on("2026-10-26");
      PublicReport september = publication.of(Period.parse("2026-09")).orElseThrow();
      Map<String, PublicReport> windows = publication.groups(september, SubjectKind.WINDOW);
      assertThat(windows.keySet()).containsExactly("1", "2", "3");
      assertThat(windows.values().stream().map(PublicationTest::trend))
          .as("August's 3, and the 6 that guard them")
          .containsExactly(
              List.of("9", "9", "9"), List.of("8", "hidden", "8"), List.of("6", "hidden", "6"));
      assertThat(windows.get("2").choices()).doesNotContain(Period.parse("2026-08"));
      PublicReport august = publication.of(Period.parse("2026-08")).orElseThrow();
      assertThat(publication.groups(august, SubjectKind.WINDOW)).containsOnlyKeys("1");
      assertThat(publication.groups(september, SubjectKind.CLERK)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_eachWindow_hasItsReasonsRankedButNoneThatTellsAnOther(Engine engine)
      throws SQLException {
    try (PublicHall hall = new PublicHall(engine, folder)) {
      rate(hall, "D1", 1, 6, 1, "2026-10", "113");
      rate(hall, "D1", 1, 9, 5, "2026-10", "510");
      rate(hall, "D1", 1, 2, 5, "2026-10", "511");
      rate(hall, "D1", 2, 7, 5, "2026-10", "510");
      rate(hall, "D1", 2, 6, 5, "2026-10", "511");
      rate(hall, "D1", 3, 12, 5, "2026-10", "510");
      rate(hall, "D1", 4, 4, 5, "2026-10", "510");
      rate(hall, "D1", 5, 4, 5, "2026-10", "");
      hall.results.count();
      Publication publication = hall.on("2026-11-26");
      PublicReport october = publication.of(OCTOBER).orElseThrow();
      assertThat(october.total().orElseThrow().reasons())
          .containsExactly(
              new ReasonCount("510", 32), new ReasonCount("511", 8), new ReasonCount("113", 6));
      assertThat(rows(publication, "2026-10", SubjectKind.WINDOW))
          .containsExactly("1 17", "2 13", "3 12", "4 hidden", "5 hidden");
      Map<String, PublicReport> windows = publication.groups(october, SubjectKind.WINDOW);
      assertThat(
              windows.values().stream().map(one -> one.total().map(Tally::reasons).orElseThrow()))
          .as("the 4 of the hidden fourth need the 7 beside them, the 2 of the first the 6")
          .containsExactly(
              List.of(new ReasonCount("510", 9), new ReasonCount("113", 6)),
              List.of(),
              List.of(new ReasonCount("510", 12)));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_clerks_areThereOnlyWhereTheHallHasThemIn(Engine engine) throws SQLException {
    try (PublicHall hall = new PublicHall(engine, folder)) {
      hall.results.onDuty(1, "A01", "王芳", Instant.parse("2026-10-01T00:00:00Z"));
      rate(hall, "D1", 9, 5, "2026-10");
      hall.results.count();
      assertThat(hall.on("2026-11-26").of(OCTOBER).orElseThrow().toString())
          .doesNotContain("王芳")
          .doesNotContain("A01");
      assertThat(
              rows(hall.on("2026-11-26", List.of(SubjectKind.CLERK)), "2026-10", SubjectKind.CLERK))
          .containsExactly("A01 9");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FOCUS_LIST_public_namesDepartmentsThatAreShownAndNobodyElse(Engine engine)
      throws SQLException {
    try (PublicHall hall = new PublicHall(engine, folder)) {
      hall.results.onDuty(1, "A01", "王芳", Instant.parse("2026-10-01T00:00:00Z"));
      rate(hall, "D1", 30, 5, "2026-10");
      rate(hall, "D2", 25, 5, "2026-10");
      rate(hall, "D2", 6, 1, "2026-10");
      hall.results.count();
      assertThat(hall.on("2026-11-26").of(OCTOBER).orElseThrow().focus())
          .extracting(
              one -> one.subject().kind().word() + " " + one.subject().code() + " " + one.rule())
          .containsExactly("department D2 LOW_GOOD_RATE", "department D2 CONCENTRATED_BAD");
    }
  }
}
