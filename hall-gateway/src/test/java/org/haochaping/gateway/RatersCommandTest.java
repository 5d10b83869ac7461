package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.settlement.RulesHall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hall-gateway raters}, as staff uses it. */
class RatersCommandTest {
  private static final String[] WHY = {"--reason", "多次恶意差评", "--by", "李科长"};

  @TempDir Path folder;
  private TestHall hall;

  /** Rating 1 is of somebody who is known as a hash, rating 2 of nobody. */
  @BeforeEach
  void rate() throws Exception {
    hall = TestHall.in(folder);
    Path data = Files.createDirectories(folder.resolve("data"));
    try (RulesHall rules = new RulesHall(Engine.SQLITE, data)) {
      String known = rules.accepted("P1", "2025-03-05T00:30:00Z");
      rules.rater(known, "a-keyed-hash");
      rules.press("known", known, 1, "2025-03-05T01:00:00Z");
      rules.press(
          "unknown", rules.accepted("P2", "2025-03-05T00:30:00Z"), 1, "2025-03-05T02:00:00Z");
    }
  }

  private String decision() {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return ledger.read(
          handle ->
              handle
                  .createQuery("select decision from rating where id = 1")
                  .mapTo(String.class)
                  .one());
    }
  }

  private static String[] add(String rating, String... days) {
    String[] all = new String[3 + WHY.length + days.length];
    System.arraycopy(new String[] {"raters", "add", rating}, 0, all, 0, 3);
    System.arraycopy(WHY, 0, all, 3, WHY.length);
    System.arraycopy(days, 0, all, 3 + WHY.length, days.length);
    return all;
  }

  @Test
  void MALICIOUS_RATERS_registerAtTheCommandLine_isKeptAndLifted() {
    assertThat(hall.run("raters", "list")).isEmpty();
    assertThat(hall.run(add("1", "--since", "2025-03-01", "--until", "2025-03-31")))
        .isEqualTo("entry=1");
    assertThat(decision()).isNotEqualTo("adopted");
    assertThat(hall.run("raters", "list"))
        .isEqualTo("1\t2025-03-01\t2025-03-31\tended\t李科长\t多次恶意差评")
        .doesNotContain("a-keyed-hash");
    assertThat(hall.run("raters", "lift", "1", "--by", "王局长")).isEqualTo("lifted=1");
    assertThat(decision()).isEqualTo("adopted");
    assertThat(hall.run(add("1", "--until", "2999-12-31"))).isEqualTo("entry=2");
    assertThat(hall.run("raters", "list").lines())
        .satisfiesExactly(
            second -> assertThat(second).matches("2\t2[0-9-]{9}\t2999-12-31\tholds\t李科长\t多次恶意差评"),
            first -> assertThat(first).contains("\tlifted\t"));
    assertThat(decision()).as("pressed before it began").isEqualTo("adopted");
  }

  @Test
  void raters_wrongWords_areRefusedInOneSentence() {
    String[] far = {"--until", "2999-12-31"};
    assertThat(hall.refused(add("2", far))).endsWith("nobody is known to have given rating 2");
    assertThat(hall.refused(add("99", far))).contains("该评价没有可识别的评价人");
    assertThat(hall.refused(add("1", "--since", "2025-03-02", "--until", "2025-03-01")))
        .contains("止日不得早于起日 / register: an entry must end after it begins");
    assertThat(hall.refused("raters", "lift", "9", "--by", "王局长"))
        .contains("名录中没有此有效条目 / register: no entry 9 that holds");
    assertThat(
            hall.refused(
                "raters", "add", "1", "--reason", " ", "--by", "李", "--until", "2999-12-31"))
        .contains("须有理由和决定人");
    assertThat(hall.command("raters", "add", "1", "--by", "李").exit()).isEqualTo(2);
    assertThat(hall.run("raters", "list")).isEmpty();
  }
}
