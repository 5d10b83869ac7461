package org.haochaping.gateway.terminals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.terminals.Invited.Answer;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.wire.Invitation;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the terminals of a window to invite to rate now, and reads from their journals what came of
 * it. Nothing is sent twice: a terminal that is not there does not get it, and the person at the
 * window still has the receipt.
 */
public final class Invitations {
  private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);

  /** Looked for in so many of the window's later entries. */
  private static final int MAX_ENTRIES = 5_000;

  /** A terminal that was cut off may still report for so long. */
  private static final Duration LATE = Duration.ofDays(1);

  private final Ledger ledger;
  private final Terminals terminals;
  private final BiConsumer<TerminalId, Invitation> send;
  private final Clock clock;

  /**
   * Over a ledger.
   *
   * @param send publishes to a terminal, without waiting
   */
  public Invitations(
      Ledger ledger, Terminals terminals, BiConsumer<TerminalId, Invitation> send, Clock clock) {
    this.ledger = ledger;
    this.terminals = terminals;
    this.send = send;
    this.clock = clock;
  }

  /**
   * Whom to invite, and for what.
   *
   * @param caseNumber masked
   */
  public record Wish(
      String system,
      int window,
      Optional<String> caseHandle,
      Optional<String> receipt,
      Optional<String> item,
      Optional<String> caseNumber,
      Duration valid) {}

  /** Sends; empty if no terminal is registered at that window. */
  public Optional<Invited> invite(Wish wish) {
    List<TerminalId> there = at(wish.window());
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Invited invited =
        new Invited(
            "w" + wish.window() + "-" + UUID.randomUUID(),
            wish.system(),
            wish.window(),
            wish.caseHandle(),
            wish.item().orElse(""),
            now,
            now.plus(wish.valid()),
            Answer.SENT);
    ledger.write(handle -> insert(handle, invited));
    Invitation message =
        new Invitation(
            invited.id(), wish.receipt(), wish.item(), wish.caseNumber(), invited.expires(), false);
    there.forEach(terminal -> send.accept(terminal, message));
    return Optional.of(invited);
  }

  /** Takes an invitation back, if that system made it; what was pressed already stays. */
  public Optional<Invited> withdraw(String id, String system) {
    Optional<Invited> known = find(id, system);
    if (known.isEmpty() || isFinal(known.get().answer())) {
      return known;
    }
    Invited invited = known.get();
    ledger.write(
        handle ->
            handle
                .createUpdate("update invitation set withdrawn_at = :now where id = :id")
                .bind("now", clock.millis())
                .bind("id", id)
                .execute());
    Instant soon = clock.instant().plusSeconds(60);
    Instant until = soon.isAfter(invited.expires()) ? soon : invited.expires();
    Invitation message =
        new Invitation(id, Optional.empty(), Optional.empty(), Optional.empty(), until, true);
    at(invited.window()).forEach(terminal -> send.accept(terminal, message));
    return find(id, system);
  }

  /** An invitation that the system made, with what came of it by now. */
  public Optional<Invited> find(String id, String system) {
    Optional<Row> row =
        ledger.read(
            handle ->
                handle
                    .createQuery("select * from invitation where id = :id and system = :system")
                    .bind("id", id)
                    .bind("system", system)
                    .map((one, context) -> row(one))
                    .findOne());
    return row.map(this::answered);
  }

  private record Row(Invited invited, long afterEntry, boolean withdrawn) {}

  private Invited answered(Row row) {
    Invited invited = row.invited();
    if (invited.answer() != Answer.SENT) {
      return invited; // kept as final
    }
    Answer answer = read(row);
    Instant now = clock.instant();
    if (isFinal(answer)) {
      keep(invited.id(), answer);
    } else if (answer == Answer.SENT && row.withdrawn()) {
      answer = Answer.WITHDRAWN;
    } else if (answer == Answer.SENT && now.isAfter(invited.expires())) {
      answer = Answer.EXPIRED;
    }
    if (now.isAfter(invited.expires().plus(LATE)) && !isFinal(answer)) {
      keep(invited.id(), Answer.EXPIRED);
    }
    return new Invited(
        invited.id(),
        invited.system(),
        invited.window(),
        invited.caseHandle(),
        invited.item(),
        invited.sentAt(),
        invited.expires(),
        answer);
  }

  private Answer read(Row row) {
    InvitationAnswers answers = new InvitationAnswers(row.invited().caseHandle());
    List<byte[]> bodies =
        ledger.read(
            handle ->
                handle
                    .createQuery(
                        "select e.body from entry e join journal j on j.id = e.journal"
                            + " join terminal t on t.id = j.terminal"
                            + " where e.id > :after and t.window_no = :window"
                            + " order by e.id limit :limit")
                    .bind("after", row.afterEntry())
                    .bind("window", row.invited().window())
                    .bind("limit", MAX_ENTRIES)
                    .mapTo(byte[].class)
                    .list());
    for (byte[] body : bodies) {
      try {
        answers.take(BodyCodec.decode(body));
      } catch (ProtocolException e) {
        LOG.debug("entry not readable reason={}", e.getMessage()); // the settlement alarms
      }
    }
    return answers.answer();
  }

  private static boolean isFinal(Answer answer) {
    return answer == Answer.RATED || answer == Answer.DECLINED || answer == Answer.WITHDRAWN;
  }

  private List<TerminalId> at(int window) {
    return terminals.list().stream()
        .filter(Registered::active)
        .filter(one -> one.window() == window)
        .map(Registered::id)
        .toList();
  }

  private void keep(String id, Answer answer) {
    ledger.write(
        handle ->
            handle
                .createUpdate("update invitation set outcome = :outcome where id = :id")
                .bind("outcome", answer.name().toLowerCase(Locale.ROOT))
                .bind("id", id)
                .execute());
  }

  private static int insert(Handle handle, Invited invited) {
    return handle
        .createUpdate(
            "insert into invitation (id, system, window_no, case_handle, item, sent_at,"
                + " expires_at, after_entry, outcome) values (:id, :system, :window, :case, :item,"
                + " :sent, :expires, (select coalesce(max(id), 0) from entry), '')")
        .bind("id", invited.id())
        .bind("system", invited.system())
        .bind("window", invited.window())
        .bind("case", invited.caseHandle().orElse(null))
        .bind("item", invited.item())
        .bind("sent", invited.sentAt().toEpochMilli())
        .bind("expires", invited.expires().toEpochMilli())
        .execute();
  }

  private static Row row(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    row.getLong("withdrawn_at");
    boolean withdrawn = !row.wasNull();
    return new Row(
        new Invited(
            row.getString("id"),
            row.getString("system"),
            row.getInt("window_no"),
            Optional.ofNullable(row.getString("case_handle")),
            row.getString("item"),
            Instant.ofEpochMilli(row.getLong("sent_at")),
            Instant.ofEpochMilli(row.getLong("expires_at")),
            outcome.isEmpty() ? Answer.SENT : Answer.valueOf(outcome.toUpperCase(Locale.ROOT))),
        row.getLong("after_entry"),
        withdrawn);
  }
}
