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
 * nothing waits in it, by an entry of its journal or by its heartbeat, and its last heartbeat said
 * that its screen is drawn, its devices are there and ratings can be written.
 */
public final class Coverage {
  /** The ledger's word for a screen that is not drawn. */
  private static final String SCREEN = "screen";

  /** The ledger's word for ratings that can't be written. */
  private static final String JOURNAL = "journal";

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
    SILENT("终端无响应"),
    /** It reports, and its screen has not been drawn for a minute. */
    SCREEN("屏幕无画面"),
    /** It last said that it can't write ratings to its disk. */
    JOURNAL("评价无法保存"),
    /** It reports, and a keypad or scanner of its own is not there or not understood. */
    DEVICE("外设故障"),
    /** It covers its window, and somebody should see to it: disk, clock or a failed check. */
    ATTENTION("需要检查");

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
   * @param since when it reported last, was registered or shut out, or since when something of it
   *     does not work, UTC; empty without a terminal
   * @param devices those that do not work, each with the word for why, such as {@code keypad
   *     absent}; with {@link Why#ATTENTION} what is to be seen to, such as {@code disk-low}
   */
  public record Gap(
      int window,
      Optional<TerminalId> terminal,
      Optional<Instant> since,
      Why why,
      List<String> devices) {
    /** Copies the devices. */
    public Gap {
      devices = List.copyOf(devices);
    }

    Gap(int window, Optional<TerminalId> terminal, Optional<Instant> since, Why why) {
      this(window, terminal, since, why, List.of());
    }
  }

  private record Trouble(Instant since, String words) {}

  private record Heard(Map<String, Instant> reports, Map<String, Trouble> troubles) {
    Optional<Instant> reported(Registered terminal) {
      return Optional.ofNullable(reports.get(terminal.id().value()));
    }

    Optional<Trouble> trouble(Registered terminal) {
      return Optional.ofNullable(troubles.get(terminal.id().value()));
    }
  }

  /** The gaps of some windows, by window; a window has a row for each terminal that should work. */
  public List<Gap> gaps(SortedSet<Integer> windows) {
    Heard heard = heard();
    List<Registered> all = terminals.list();
    List<Gap> gaps = new ArrayList<>();
    for (int window : windows) {
      List<Registered> here = all.stream().filter(one -> one.window() == window).toList();
      boolean covered = here.stream().filter(Registered::active).anyMatch(one -> works(one, heard));
      if (!covered) {
        gaps.addAll(gaps(window, here, heard));
      }
    }
    return gaps;
  }

  /** The terminals of some windows that report and take ratings, and should be seen to. */
  public List<Gap> attention(SortedSet<Integer> windows) {
    Heard heard = heard();
    Map<String, Trouble> notes = troubles("terminal_notes", "notes");
    return terminals.list().stream()
        .filter(one -> one.active() && windows.contains(one.window()) && works(one, heard))
        .flatMap(
            one ->
                Optional.ofNullable(notes.get(one.id().value()))
                    .map(
                        note ->
                            new Gap(
                                one.window(),
                                Optional.of(one.id()),
                                Optional.of(note.since()),
                                Why.ATTENTION,
                                List.of(note.words().split(",", -1))))
                    .stream())
        .toList();
  }

  private boolean works(Registered terminal, Heard heard) {
    return isFresh(heard.reported(terminal)) && heard.trouble(terminal).isEmpty();
  }

  private boolean isFresh(Optional<Instant> reported) {
    return reported.filter(at -> at.plus(silentAfter).isAfter(clock.instant())).isPresent();
  }

  private List<Gap> gaps(int window, List<Registered> here, Heard heard) {
    if (here.isEmpty()) {
      return List.of(new Gap(window, Optional.empty(), Optional.empty(), Why.NONE_REGISTERED));
    }
    boolean anyActive = here.stream().anyMatch(Registered::active);
    return here.stream()
        .filter(one -> one.active() || !anyActive)
        .map(one -> gap(window, one, heard))
        .toList();
  }

  private Gap gap(int window, Registered terminal, Heard heard) {
    Optional<TerminalId> id = Optional.of(terminal.id());
    if (!terminal.active()) {
      return new Gap(window, id, terminal.revokedAt(), Why.REVOKED);
    }
    Optional<Instant> reported = heard.reported(terminal);
    Optional<Trouble> trouble = heard.trouble(terminal);
    if (trouble.filter(one -> one.words().equals(JOURNAL)).isPresent()) {
      // It can't say that nothing waits in it, which is what a report is.
      return new Gap(window, id, trouble.map(Trouble::since), Why.JOURNAL);
    }
    if (reported.isEmpty()) {
      return new Gap(window, id, Optional.of(terminal.addedAt()), Why.NEVER_SEEN);
    }
    if (!isFresh(reported) || trouble.isEmpty()) {
      return new Gap(window, id, reported, Why.SILENT);
    }
    Optional<Instant> since = trouble.map(Trouble::since);
    String words = trouble.get().words();
    return switch (words) {
      case SCREEN -> new Gap(window, id, since, Why.SCREEN);
      default -> new Gap(window, id, since, Why.DEVICE, List.of(words.split(",", -1)));
    };
  }

  private Heard heard() {
    Map<String, Instant> reports = new HashMap<>();
    ledger.read(
        handle -> {
          handle
              .createQuery("select terminal, reported_at from terminal_report")
              .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
              .forEach(one -> reports.put(one.getKey(), Instant.ofEpochMilli(one.getValue())));
          return 0;
        });
    return new Heard(reports, troubles("terminal_trouble", "trouble"));
  }

  private Map<String, Trouble> troubles(String table, String column) {
    Map<String, Trouble> troubles = new HashMap<>();
    ledger.read(
        handle -> {
          handle
              .createQuery(
                  "select terminal, since, COLUMN from TABLE where COLUMN <> ''"
                      .replace("TABLE", table)
                      .replace("COLUMN", column))
              .map(
                  (row, context) ->
                      Map.entry(
                          row.getString(1),
                          new Trouble(Instant.ofEpochMilli(row.getLong(2)), row.getString(3))))
              .forEach(one -> troubles.put(one.getKey(), one.getValue()));
          return 0;
        });
    return troubles;
  }
}
