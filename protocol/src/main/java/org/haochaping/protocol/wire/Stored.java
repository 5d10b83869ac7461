package org.haochaping.protocol.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.JournalId;

/**
 * The gateway's confirmation, on topic {@code stored}, QoS 1, sent after its commit, and as the
 * answer to each {@link TerminalState} that says hello. It alone lets a terminal count an entry as
 * delivered.
 *
 * @param upTo all entries up to this one are committed; 0 for none
 * @param head the chain's hash at {@code upTo} as the gateway has it
 * @param now the gateway's wall clock when it sent this, UTC, cut to milliseconds
 * @param problem why what was sent was not taken, if it was not
 * @param at with a fork, and always then: the first sequence number whose hash differs, from 1
 * @param comeBackAfter the gateway can't take anything now: send nothing for this long; to the
 *     millisecond, and cut to 0 to {@link #LONGEST_PAUSE}
 */
public record Stored(
    JournalId journal,
    long upTo,
    Hash head,
    Instant now,
    Optional<Problem> problem,
    OptionalLong at,
    Optional<Duration> comeBackAfter) {
  /** A terminal looks again after a day at the latest, whatever a gateway says. */
  public static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  /** Checks the numbers, cuts the times. */
  public Stored {
    if (upTo < 0) {
      throw new ProtocolException("upTo: below 0");
    }
    if (at.orElse(1) < 1) {
      throw new ProtocolException("at: below 1");
    }
    if (problem.isPresent() && problem.get() == Problem.FORK && at.isEmpty()) {
      throw new ProtocolException("at: missing, with problem fork");
    }
    now = now.truncatedTo(ChronoUnit.MILLIS);
    comeBackAfter = comeBackAfter.map(Stored::bearable);
  }

  /** Why a batch was not taken. */
  public enum Problem {
    /** Entries before the batch are missing: send again from {@code upTo + 1}. */
    GAP("gap"),
    /**
     * The gateway has other entries under these numbers; they were kept aside. Begin a new journal.
     */
    FORK("fork"),
    /** The signature is not the registered terminal's, or the batch can't be read. */
    REFUSED("refused"),
    /** The gateway can't commit now, see {@code comeBackAfter}. */
    BUSY("busy");

    private final String wireName;

    Problem(String wireName) {
      this.wireName = wireName;
    }

    /** The word on the wire. */
    public String wireName() {
      return wireName;
    }

    /** A word that is not known here comes from a newer gateway: refused, for a reason unknown. */
    static Problem of(String word) {
      for (Problem problem : values()) {
        if (problem.wireName.equals(word)) {
          return problem;
        }
      }
      return REFUSED;
    }
  }

  /** All is well up to here. */
  public static Stored upTo(JournalId journal, long upTo, Hash head, Instant now) {
    return new Stored(
        journal, upTo, head, now, Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  /** The same place, with a problem; for a fork see {@link #forkedAt}. */
  public Stored but(Problem problem) {
    return new Stored(journal, upTo, head, now, Optional.of(problem), at, comeBackAfter);
  }

  /** The same place, with a fork at a sequence number. */
  public Stored forkedAt(long seq) {
    return new Stored(
        journal, upTo, head, now, Optional.of(Problem.FORK), OptionalLong.of(seq), comeBackAfter);
  }

  /** The same place, and nothing more is taken for a while. */
  public Stored busyFor(Duration pause) {
    return new Stored(journal, upTo, head, now, Optional.of(Problem.BUSY), at, Optional.of(pause));
  }

  /** The bytes on the wire. */
  public byte[] encode() {
    ObjectNode json =
        JsonFields.versioned()
            .put("journal", journal.toString())
            .put("upTo", upTo)
            .put("head", head.hex())
            .put("now", now.toString());
    problem.ifPresent(p -> json.put("problem", p.wireName));
    at.ifPresent(seq -> json.put("at", seq));
    comeBackAfter.ifPresent(pause -> json.put("comeBackAfterMs", pause.toMillis()));
    return JsonFields.write(json);
  }

  /**
   * Reads the bytes on the wire.
   *
   * @throws ProtocolException with the reason, if they are not that
   */
  public static Stored decode(byte[] utf8) {
    JsonFields json = JsonFields.read(utf8).requireVersion();
    OptionalLong pause = json.optionalInteger("comeBackAfterMs");
    return new Stored(
        JournalId.of(json.text("journal")),
        json.integer("upTo", 0, Long.MAX_VALUE),
        Hash.ofHex(json.text("head")),
        json.time("now"),
        json.optionalText("problem").map(Problem::of),
        json.optionalInteger("at"),
        pause.isPresent() ? Optional.of(Duration.ofMillis(pause.getAsLong())) : Optional.empty());
  }

  private static Duration bearable(Duration pause) {
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : Duration.ofMillis(pause.toMillis());
  }
}
