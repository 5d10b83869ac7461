package org.haochaping.terminal.diagnosis;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.haochaping.protocol.wire.HealthReport;
import org.haochaping.protocol.wire.HealthReport.Finding;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all that a terminal is made of. The probes run side by side, each on a thread of its own
 * that is given up after its time limit, so that all are done within it whatever hangs.
 */
public final class Diagnosis {
  /** A probe that takes longer did not answer. A card that is worn takes seconds to write. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  /** What is shown of a check before it is done. */
  public static final Words RUNNING = new Words("正在检查", "Being checked.");

  /** One that takes longer is called slow. */
  static final Duration SLOW = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(Diagnosis.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");
  private static final int MOST_FOUND = 100;

  private final List<Probe> probes;
  private final Supplier<List<View.Fact>> facts;
  private final Duration limit;
  private final KeyCheck keys;
  private final Optional<JournalProbe> journal;
  private volatile List<Finding> last = List.of();

  Diagnosis(List<Probe> probes, Supplier<List<View.Fact>> facts, Duration limit) {
    this(probes, facts, limit, new KeyCheck(), Optional.empty());
  }

  Diagnosis(
      List<Probe> probes,
      Supplier<List<View.Fact>> facts,
      Duration limit,
      KeyCheck keys,
      Optional<JournalProbe> journal) {
    this.journal = journal;
    this.probes = List.copyOf(probes);
    this.facts = facts;
    this.limit = limit;
    this.keys = keys;
  }

  /** The ten checks of a terminal. */
  public static Diagnosis of(Equipment equipment) {
    return of(equipment, SoundProbe::cards);
  }

  /**
   * The same.
   *
   * @param soundCards how many there are
   */
  public static Diagnosis of(Equipment equipment, LongSupplier soundCards) {
    KeyCheck keys = new KeyCheck();
    JournalProbe journal = new JournalProbe(equipment.journalWritable(), equipment.waiting());
    return new Diagnosis(
        List.of(
            new ScreenProbe(equipment.frameAgeNanos()),
            new KeysProbe(DeviceProbe.keys(equipment.devices()), keys),
            DeviceProbe.scanner(equipment.devices()),
            new DiskProbe(equipment.dataDir(), DiskProbe.BLOCK_DEVICES),
            journal,
            new ClockProbe(equipment.clock()),
            new NetworkProbe(equipment.host(), equipment.port()),
            new GatewayProbe(equipment.link()),
            new CertificateProbe(equipment.certificate(), equipment.now()),
            new SoundProbe(soundCards)),
        () -> Facts.of(equipment),
        LIMIT,
        keys,
        Optional.of(journal));
  }

  /** What is known of the five keys. */
  public KeyCheck keys() {
    return keys;
  }

  /**
   * What the last complete one found, for the health report. A key that is stuck and a journal that
   * can't be written are found without one, and how the journal is now counts; which keys were
   * tried is known when the technician has left.
   */
  public List<Finding> last() {
    List<Finding> findings = new ArrayList<>(last);
    View.Keys marks = keys.marks();
    KeysProbe.stuck(marks)
        .or(() -> KeysProbe.silent(marks).filter(now -> isGood(findings, KeysProbe.WORD)))
        .ifPresent(now -> replace(findings, KeysProbe.WORD, now));
    Optional<Result> kept = journal.map(JournalProbe::look);
    kept.filter(now -> now.verdict() == View.Verdict.BAD || !findings.isEmpty())
        .ifPresent(now -> replace(findings, JournalProbe.WORD, now));
    return findings;
  }

  private static boolean isGood(List<Finding> findings, String word) {
    return findings.stream()
        .anyMatch(one -> one.check().equals(word) && one.verdict() == HealthReport.Verdict.GOOD);
  }

  private static void replace(List<Finding> findings, String word, Result now) {
    findings.removeIf(finding -> finding.check().equals(word));
    findings.add(finding(word, now));
  }

  /**
   * Starts one and returns at once.
   *
   * @param grows told at first and after each check, on this diagnosis's own thread
   */
  public void start(Consumer<View.Diagnosis> grows) {
    daemon("diagnosis", () -> run(grows));
  }

  void run(Consumer<View.Diagnosis> grows) {
    long begunNanos = System.nanoTime();
    BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      int place = i;
      threads.add(
          daemon(
              "check-" + probes.get(i).word(),
              () -> done.add(new Done(place, looked(probes.get(place), begunNanos)))));
    }
    List<View.Fact> small = facts.get();
    @Nullable Result[] results = new @Nullable Result[probes.size()];
    grows.accept(view(small, results));
    for (int n = 0; n < results.length; n++) {
      Optional<Done> one = next(done, limit.toNanos() - (System.nanoTime() - begunNanos));
      if (one.isEmpty()) {
        break;
      }
      results[one.get().place] = one.get().result;
      tell(one.get().place, one.get().result);
      if (n < results.length - 1) {
        grows.accept(view(small, results));
      }
    }
    for (int i = 0; i < results.length; i++) {
      if (results[i] == null) {
        threads.get(i).interrupt();
        results[i] = noAnswer(probes.get(i));
        tell(i, results[i]);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      findings.add(finding(probes.get(i).word(), results[i]));
    }
    last = List.copyOf(findings);
    grows.accept(view(small, results));
  }

  private record Done(int place, Result result) {}

  private static Optional<Done> next(BlockingQueue<Done> done, long nanos) {
    try {
      return Optional.ofNullable(done.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void tell(int place, Result result) {
    WAY.info("way checked check={} verdict={}", probes.get(place).word(), wire(result).wireName());
  }

  private View.Diagnosis view(List<View.Fact> small, @Nullable Result[] results) {
    List<View.Check> checks = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      Words name = probes.get(i).name();
      Result result = results[i];
      checks.add(
          result == null
              ? new View.Check(name, View.Verdict.RUNNING, RUNNING, Optional.empty())
              : new View.Check(name, result.verdict(), result.found(), result.next()));
    }
    return new View.Diagnosis(small, checks);
  }

  private static Result looked(Probe probe, long begunNanos) {
    try {
      Result result = probe.look();
      Duration took = Duration.ofNanos(System.nanoTime() - begunNanos);
      return took.compareTo(SLOW) < 0 ? result : result.slow(took);
    } catch (IOException | RuntimeException e) {
      LOG.warn("check failed check={}", probe.word(), e);
      return Result.bad(
          new Words("检查失败", "It could not be checked."),
          "请重启评价器后再查，并查看日志",
          "Restart, check again, and look at the log.");
    }
  }

  private Result noAnswer(Probe probe) {
    LOG.warn("check did not answer check={} seconds={}", probe.word(), limit.toSeconds());
    return Result.bad(
        new Words(limit.toSeconds() + " 秒内没有应答", "No answer within " + limit.toSeconds() + " s."),
        "太慢或停住：请再查一次；仍如此请重启，并查看日志",
        "Too slow, or it hangs: check again; if it stays so, restart and look at the log.");
  }

  private static Finding finding(String word, Result result) {
    return new Finding(word, wire(result), cut(result.found().chinese()));
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
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
