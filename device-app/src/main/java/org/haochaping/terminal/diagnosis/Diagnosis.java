package org.haochaping.terminal.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.haochaping.protocol.wire.HealthReport;
import org.haochaping.protocol.wire.HealthReport.Finding;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all that a terminal is made of. The probes run side by side, each on a thread of its own
 * that is given up after its time limit, so that all are done within it whatever hangs.
 */
public final class Diagnosis {
  /** A probe that takes longer did not answer. */
  public static final Duration LIMIT = Duration.ofMillis(1_500);

  private static final Logger LOG = LoggerFactory.getLogger(Diagnosis.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");
  private static final int MOST_FOUND = 100;

  private final List<Probe> probes;
  private final Supplier<List<View.Fact>> facts;
  private final Duration limit;
  private volatile List<Finding> last = List.of();

  Diagnosis(List<Probe> probes, Supplier<List<View.Fact>> facts, Duration limit) {
    this.probes = List.copyOf(probes);
    this.facts = facts;
    this.limit = limit;
  }

  /** The ten checks of a terminal. */
  public static Diagnosis of(Equipment equipment) {
    return new Diagnosis(
        List.of(
            new ScreenProbe(equipment.frameAgeNanos()),
            DeviceProbe.keys(equipment.devices()),
            DeviceProbe.scanner(equipment.devices()),
            new DiskProbe(equipment.dataDir(), DiskProbe.BLOCK_DEVICES),
            new JournalProbe(equipment.journalOpen(), equipment.waiting()),
            new ClockProbe(equipment.clock()),
            new NetworkProbe(equipment.host(), equipment.port()),
            new GatewayProbe(equipment.link()),
            new CertificateProbe(equipment.certificate(), equipment.now()),
            new SoundProbe()),
        () -> Facts.of(equipment),
        LIMIT);
  }

  /** What the last complete one found, for the health report; empty before the first. */
  public List<Finding> last() {
    return last;
  }

  /**
   * Starts one and returns at once.
   *
   * @param grows told after each check, in their order, on this diagnosis's own thread
   */
  public void start(Consumer<View.Diagnosis> grows) {
    daemon("diagnosis", () -> run(grows));
  }

  void run(Consumer<View.Diagnosis> grows) {
    long begunNanos = System.nanoTime();
    List<FutureTask<Result>> looks = probes.stream().map(Diagnosis::begin).toList();
    List<View.Fact> small = facts.get();
    grows.accept(new View.Diagnosis(small, List.of()));
    List<View.Check> checks = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      Probe probe = probes.get(i);
      Result result = result(probe, looks.get(i), begunNanos);
      WAY.info("way checked check={} verdict={}", probe.word(), wire(result).wireName());
      checks.add(new View.Check(probe.name(), result.verdict(), result.found(), result.next()));
      findings.add(new Finding(probe.word(), wire(result), cut(result.found().chinese())));
      if (i == probes.size() - 1) {
        last = List.copyOf(findings);
      }
      grows.accept(new View.Diagnosis(small, checks));
    }
  }

  private Result result(Probe probe, FutureTask<Result> look, long begunNanos) {
    long left = limit.toNanos() - (System.nanoTime() - begunNanos);
    try {
      return look.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      look.cancel(true);
      LOG.warn("check did not answer check={}", probe.word(), e);
      return noAnswer("没有应答", "It did not answer.");
    } catch (ExecutionException e) {
      LOG.warn("check failed check={}", probe.word(), e);
      return noAnswer("检查失败", "It could not be checked.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return noAnswer("检查中断", "The check was broken off.");
    }
  }

  private static Result noAnswer(String chinese, String english) {
    return Result.bad(
        new Words(chinese, english),
        "请重启评价器后再查，并查看日志",
        "Restart, check again, and look at the log.");
  }

  private static FutureTask<Result> begin(Probe probe) {
    FutureTask<Result> look = new FutureTask<>(probe::look);
    daemon("check-" + probe.word(), look);
    return look;
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static HealthReport.Verdict wire(Result result) {
    return switch (result.verdict()) {
      case GOOD -> HealthReport.Verdict.GOOD;
      case ATTENTION -> HealthReport.Verdict.ATTENTION;
      case BAD, RUNNING -> HealthReport.Verdict.BAD;
    };
  }

  private static String cut(String found) {
    return found.codePointCount(0, found.length()) <= MOST_FOUND
        ? found
        : found.substring(0, found.offsetByCodePoints(0, MOST_FOUND));
  }
}
