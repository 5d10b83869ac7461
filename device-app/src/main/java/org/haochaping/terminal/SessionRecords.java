package org.haochaping.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.terminal.session.SessionEffect;
import org.haochaping.terminal.session.SessionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a session has the journal write and look up; its answers come on the journal's thread. */
final class SessionRecords {
  private static final Logger LOG = LoggerFactory.getLogger(SessionRecords.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");
  private static final int MOST_UNWRITTEN = 100;
  private static final Duration LOOK_UP = Duration.ofSeconds(5);

  private final RatingLog log;
  private final Consumer<SessionEvent> answers;
  private final Commits commits;

  /** The journal's thread adds to them, and the session's takes them. */
  private final Queue<JournalBody> unwritten = new ConcurrentLinkedQueue<>();

  /** Told of each rating that is on disk. */
  interface Commits {
    /**
     * It is.
     *
     * @param micros how long after the press
     */
    void committed(OfferId offer, long seq, long micros);
  }

  SessionRecords(RatingLog log, Consumer<SessionEvent> answers, Commits commits) {
    this.log = log;
    this.answers = answers;
    this.commits = commits;
  }

  /** Nobody waits for it. */
  void append(JournalBody body) {
    Promised.whenDone(
        Promised.begun(() -> log.append(body)),
        (entry, failure) -> {
          if (failure != null) {
            LOG.error("entry not written", failure);
            if (body instanceof JournalBody.Reasons reasons && unwritten.size() < MOST_UNWRITTEN) {
              unwritten.add(reasons);
            }
          }
        });
  }

  /** The disk takes entries: what people gave as reasons, and it did not take, is tried anew. */
  void reasonsAgain() {
    List<JournalBody> due = List.copyOf(unwritten);
    unwritten.removeAll(due);
    due.forEach(this::append);
  }

  void rating(JournalBody.Rated rating, long pressedNanos) {
    CompletableFuture<JournalEntry> written = Promised.begun(() -> log.append(rating));
    WAY.info("way pressed offer={} level={}", rating.offer(), rating.level().wireName());
    Promised.whenDone(
        written,
        (entry, failure) -> {
          if (failure != null) {
            LOG.error("rating not written offer={}", rating.offer(), failure);
            WAY.info("way not-saved offer={}", rating.offer());
            answers.accept(new SessionEvent.WriteFailed(rating.offer()));
          } else {
            long micros = (System.nanoTime() - pressedNanos) / 1_000;
            commits.committed(rating.offer(), entry.seq(), micros);
          }
        });
  }

  void askRated(SessionEffect.AskRated ask) {
    Promised.whenDone(
        Promised.begun(() -> log.wasRated(ask.caseHandle()))
            .copy() // the time limit is ours and not the journal's
            .orTimeout(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS),
        (rated, failure) -> {
          if (failure != null) {
            // The gateway knows a repeated rating too; a citizen is not sent away for this.
            LOG.warn("could not look up whether a case was rated here, offered", failure);
          }
          answers.accept(new SessionEvent.RatedBefore(ask.cause(), failure == null && rated));
        });
  }
}
