package org.haochaping.gateway;

import java.security.PublicKey;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.haochaping.gateway.broker.Upward;
import org.haochaping.gateway.cases.ShownCase;
import org.haochaping.gateway.cases.ShownCases;
import org.haochaping.gateway.settlement.Standing;
import org.haochaping.gateway.settlement.Standings;
import org.haochaping.gateway.web.RateLimit;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseQuestion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers terminals that ask about a scanned receipt, on a thread of its own: ratings never wait
 * for it. Only who holds a receipt that this hall signed learns of its case, and whether its
 * applicant rated the hall today. No terminal waits either, so what can't be answered now is
 * dropped.
 */
final class CaseQuestions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CaseQuestions.class);
  private static final int A_MINUTE = 60;
  private static final int MOST_WAITING = 64;
  private static final long CLOSE_SECONDS = 2;

  private final Hall hall;
  private final Standings standings;
  private final ShownCases cases;
  private final BiConsumer<TerminalId, CaseAnswer> tell;
  private final RateLimit limit;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> new Thread(work, "case-questions"));

  /**
   * Whose receipts are answered for.
   *
   * @param rated whether its terminals ask to rate the hall itself
   */
  record Hall(long number, PublicKey receiptKey, boolean rated, Clock clock) {}

  CaseQuestions(
      Hall hall,
      Standings standings,
      ShownCases cases,
      BiConsumer<TerminalId, CaseAnswer> tell,
      LongSupplier nanos) {
    this.hall = hall;
    this.standings = standings;
    this.cases = cases;
    this.tell = tell;
    this.limit = RateLimit.aMinute(A_MINUTE, nanos);
  }

  /** Takes the questions, and passes all else on. */
  Upward before(Upward next) {
    return (terminal, word, payload) -> {
      if (word.equals("reply")) {
        arrived(terminal, payload);
      } else {
        next.arrived(terminal, word, payload);
      }
    };
  }

  private void arrived(String terminal, byte[] payload) {
    if (limit.refused(terminal).isPresent()) {
      LOG.debug("more questions than are answered terminal={}", terminal);
      return;
    }
    try {
      thread.execute(() -> answer(terminal, payload));
    } catch (RejectedExecutionException e) {
      LOG.debug("question dropped terminal={}", terminal);
    }
  }

  private void answer(String terminal, byte[] payload) {
    try {
      CaseQuestion question = CaseQuestion.decode(payload);
      Optional<ReceiptCode> receipt =
          ReceiptToken.verify(question.receipt(), hall.receiptKey())
              .filter(code -> code.hall() == hall.number())
              .filter(code -> hall.clock().instant().isBefore(code.expires()));
      if (receipt.isPresent()) {
        tell.accept(new TerminalId(terminal), answer(question.id(), receipt.get().caseHandle()));
      }
    } catch (ProtocolException e) {
      LOG.debug("question not readable terminal={} reason={}", terminal, e.getMessage());
    } catch (SQLException | RuntimeException e) {
      LOG.warn("question about a receipt not answered terminal={}", terminal, e);
    }
  }

  private CaseAnswer answer(String id, String caseHandle) throws SQLException {
    Optional<ShownCase> shown = cases.find(caseHandle);
    return new CaseAnswer(
        id,
        standing(standings.of(caseHandle)),
        shown.map(ShownCase::item),
        shown.map(ShownCase::caseNumber),
        hall.rated() && standings.isHallRatedToday(caseHandle));
  }

  private static CaseAnswer.Standing standing(Standing standing) {
    return switch (standing) {
      case OPEN, RATED_BY_NUMBER -> CaseAnswer.Standing.OPEN;
      case RATED -> CaseAnswer.Standing.RATED;
      case OVER -> CaseAnswer.Standing.OVER;
      case NOT_ACCEPTED -> CaseAnswer.Standing.NOT_ACCEPTED;
      case UNKNOWN -> CaseAnswer.Standing.UNKNOWN;
    };
  }

  /** Answers what is waiting, and ends. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("questions about receipts were left unanswered");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
