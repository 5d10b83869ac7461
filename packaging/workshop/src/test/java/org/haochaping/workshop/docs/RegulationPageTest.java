package org.haochaping.workshop.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.haochaping.gateway.rules.Rule;
import org.junit.jupiter.api.Test;

class RegulationPageTest {
  private static final Path HOME = Path.of(System.getProperty("hall.home"));
  private static final Pattern ROW = Pattern.compile("^\\| `([A-Z0-9_]+)` \\|(.*)$");
  private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+Test)#([A-Za-z0-9_]+)`");
  private static final Pattern CODE = Pattern.compile("`([a-z]+)\\.([A-Z][A-Za-z]+)`");

  /** Every rule that the regulation has for a hall. */
  private static final List<String> RULES =
      List.of(
          "FIVE_LEVELS",
          "DEFAULT_AFTER_7_DAYS",
          "FREE_WILL",
          "ENTRY_ONLY_IF_ACCEPTED",
          "WINDOW_SCOPE",
          "ONCE_PER_SERVICE",
          "HALL_ONCE_A_DAY",
          "BATCH_ONCE",
          "REAL_NAME",
          "RATER_PRIVACY",
          "PUSH_WITH_CASE",
          "REMIND",
          "RECEIPT_CODE",
          "WINDOW_POSTER",
          "FOLLOW_UP_48H",
          "RECTIFY_15_WORKING_DAYS",
          "MALICIOUS_RATERS",
          "REGION_DATA",
          "PUBLISH",
          "FOCUS_LIST",
          "DISCIPLINE",
          "FULL_COVERAGE");

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(HOME.resolve("docs/regulation.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), row.group(2));
      }
    }
    return rows;
  }

  @Test
  void page_hasEveryRuleOnce() throws IOException {
    assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(RULES);
    assertThat(Stream.of(Rule.values()).map(Enum::name)).isSubsetOf(RULES);
  }

  @Test
  void rule_eachOne_hasATestNamedAfterIt() throws IOException {
    List<String> without = new ArrayList<>();
    rows()
        .forEach(
            (id, row) -> {
              if (TEST.matcher(row)
                  .results()
                  .noneMatch(test -> test.group(1).contains(id) || test.group(2).contains(id))) {
                without.add(id);
              }
            });
    assertThat(without).isEmpty();
  }

  @Test
  void rule_eachOne_namesItsCodeAndIsDone() throws IOException {
    assertThat(rows())
        .allSatisfy(
            (id, row) -> {
              // Of the row behind its id: article, what it asks, code, tests.
              String[] columns = row.split("\\|", -1);
              assertThat(columns).as("%s: columns", id).hasSize(5);
              assertThat(columns[2]).as("%s: code", id).contains("`");
              assertThat(row.toLowerCase(Locale.ROOT)).as(id).doesNotContain("not yet");
            });
  }

  @Test
  void page_rulesThatItSaysDecideAboutARating_areThoseOfTheEnum() throws IOException {
    String page = Files.readString(HOME.resolve("docs/regulation.md"));
    String said = page.substring(page.indexOf("decide about a rating"), page.indexOf("The other"));
    assertThat(Pattern.compile("`([A-Z0-9_]+)`").matcher(said).results().map(one -> one.group(1)))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Rule.values()).map(Enum::name).toList());
  }

  @Test
  void page_everyTestAndClassItNames_isInTheSourceTree() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String row : rows().values()) {
      Matcher test = TEST.matcher(row);
      while (test.find()) {
        if (sources(test.group(1)).stream()
            .noneMatch(text -> text.contains(" " + test.group(2) + "("))) {
          missing.add(test.group());
        }
      }
      Matcher code = CODE.matcher(row);
      while (code.find()) {
        String inPackage = "." + code.group(1) + ";";
        String protocol = "package org.haochaping." + code.group(1) + ";";
        if (sources(code.group(2)).stream()
            .noneMatch(text -> text.contains(inPackage) || text.contains(protocol))) {
          missing.add(code.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<String> sources(String type) throws IOException {
    List<String> sources = new ArrayList<>();
    for (String module : List.of("protocol", "device-app", "hall-gateway", "packaging")) {
      try (Stream<Path> tree = Files.walk(HOME.resolve(module))) {
        for (Path file : tree.filter(file -> file.endsWith(type + ".java")).toList()) {
          sources.add(Files.readString(file));
        }
      }
    }
    return sources;
  }
}
