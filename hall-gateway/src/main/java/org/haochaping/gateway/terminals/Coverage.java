package org.haochaping.gateway.terminals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.TerminalId;

/**
 * Finds the windows without a working terminal. One works as long as it has reported lately that
 * nothing waits in it, by an entry of its journal or by its heartbeat.
 */
public final class Coverage {
  private final Ledger ledger;
  private final Terminals terminals;
  private final Duration silentAfter;
  private final Clock clock;

  /**
   * Over a ledger.
   *
   * @param silentAfter a terminal that has not reported for so long does not work
   */
  public Coverage(Ledger ledger, Terminals terminals, Duration silentAfter, Clock clock) {
    this.ledger = ledger;
    this.terminals = terminals;
    this.silentAfter = silentAfter;
    this.clock = clock;
  }

  /** Why a terminal does not cover its window. */
  public enum Why {
    /** The window never had one. */
    NONE_REGISTERED("没有登记终端"),
    /** It was shut out, and the window has no other. */
    REVOKED("终端已注销"),
    /** It was registered and has not reported yet. */
    NEVER_SEEN("登记后从未上报"),
    /** It reported, and no longer does. */
    SILENT("终端无响应");

    private final String chinese;

    Why(String chinese) {
      this.chinese = chinese;
    }

    /** For people. */
    public String chinese() {
      return chinese;
    }

    /** For programs, such as {@code never-seen}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A window that no terminal covers, with one that should.
   *
   * @param since when it reported last, was registered or shut out, UTC; empty without a terminal
   */
  public record Gap(int window, Optional<TerminalId> terminal, Optional<Instant> since, Why why) {}

  /** The gaps of some windows, by window; a window has a row for each terminal that should work. */
  public List<Gap> gaps(SortedSet<Integer> windows) {
    Map<String, Instant> reports = reports();
    List<Registered> all = terminals.list();
    List<Gap> gaps = new ArrayList<>();
    for (int window : windows) {
      List<Registered> here = all.stream().filter(one -> one.window() == window).toList();
      boolean covered =
          here.stream().filter(Registered::active).anyMatch(one -> works(one, reports));
      if (!covered) {
        gaps.addAll(gaps(window, here, reports));
      }
    }
    return gaps;
  }

  private boolean works(Registered terminal, Map<String, Instant> reports) {
    return reported(terminal, reports)
        .filter(at -> at.plus(silentAfter).isAfter(clock.instant()))
        .isPresent();
  }

  private static List<Gap> gaps(int window, List<Registered> here, Map<String, Instant> reports) {
    if (here.isEmpty()) {
      return List.of(new Gap(window, Optional.empty(), Optional.empty(), Why.NONE_REGISTERED));
    }
    boolean anyActive = here.stream().anyMatch(Registered::active);
    return here.stream()
        .filter(one -> one.active() || !anyActive)
        .map(one -> gap(window, one, reports))
        .toList();
  }

  private static Gap gap(int window, Registered terminal, Map<String, Instant> reports) {
    Optional<TerminalId> id = Optional.of(terminal.id());
    if (!terminal.active()) {
      return new Gap(window, id, terminal.revokedAt(), Why.REVOKED);
    }
    Optional<Instant> reported = reported(terminal, reports);
    return reported.isPresent()
        ? new Gap(window, id, reported, Why.SILENT)
        : new Gap(window, id, Optional.of(terminal.addedAt()), Why.NEVER_SEEN);
  }

  private static Optional<Instant> reported(Registered terminal, Map<String, Instant> reports) {
    return Optional.ofNullable(reports.get(terminal.id().value()));
  }

  private Map<String, Instant> reports() {
    Map<String, Instant> reports = new HashMap<>();
    ledger.read(
        handle -> {
          handle
              .createQuery("select terminal, reported_at from terminal_report")
              .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
              .forEach(one -> reports.put(one.getKey(), Instant.ofEpochMilli(one.getValue())));
          return 0;
        });
    return reports;
  }
}
