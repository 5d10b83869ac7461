package org.haochaping.workshop.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.haochaping.workshop.process.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing missing, doubled or invented (docs/guarantees.md); {@code ./hall chaos} runs it for
 * longer.
 */
class ChaosTest {
  private static final int KILLS = 20;
  private static final long KNOWN_SEED = 20261124;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path dir;

  @Test
  void twentyKills_byAKnownPlan_loseNothingAndInventNothing() throws InterruptedException {
    survives(KNOWN_SEED, 1);
  }

  @Test
  void twentyKills_byANewPlan_loseNothingAndInventNothing() throws InterruptedException {
    survives(new Random().nextInt(Integer.MAX_VALUE), 2);
  }

  private void survives(long seed, int terminals) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    String replay =
        "./hall chaos --kills %d --seed %d --terminals %d".formatted(KILLS, seed, terminals);
    out.println("replay with: " + replay);
    Programs programs = Programs.in(Path.of(System.getProperty("hall.home")));
    ChaosResult result = Chaos.run(new ChaosSettings(KILLS, seed, terminals, dir), programs, out);
    Verdict verdict = result.verdict();
    assertThat(result.complaints()).as(replay).isEmpty();
    assertThat(verdict.thanked()).as(replay).isGreaterThan(KILLS);
    assertThat(result.line())
        .as("%s, the hall is kept in %s", replay, dir)
        .isEqualTo(
            "thanked=%d city=%d missing=0 twice=0 invented=0 kills=%d"
                .formatted(verdict.thanked(), verdict.thanked(), KILLS));
  }
}
