package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.View.FollowUp;
import org.haochaping.terminal.session.About;
import org.haochaping.terminal.session.Explanation;
import org.haochaping.terminal.session.Offer;
import org.haochaping.terminal.session.SessionState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the screens promise of a bad rating. */
final class ViewsTest {
  private static final Optional<ReceiptCode> RECEIPT =
      Optional.of(
          new ReceiptCode(
              150_902,
              7,
              "case-00000000001",
              1,
              Instant.parse("2026-11-24T02:00:00Z"),
              Instant.parse("2026-12-24T02:00:00Z"),
              1));

  @ParameterizedTest
  @CsvSource({
    "WINDOW, receipt, true, DISSATISFIED, CALL",
    "WINDOW, receipt, true, VERY_DISSATISFIED, CALL",
    "WINDOW, invite, true, DISSATISFIED, CALL",
    "WINDOW, receipt, true, BASICALLY_SATISFIED, NONE",
    "WINDOW, press, false, DISSATISFIED, NOBODY_TO_CALL",
    "WINDOW, press, false, VERY_SATISFIED, NONE",
    "CONSULTATION, press, false, VERY_DISSATISFIED, NOBODY_TO_CALL",
    "CONSULTATION, invite, false, DISSATISFIED, NOBODY_TO_CALL",
    "HALL, receipt, true, DISSATISFIED, NOBODY_TO_CALL",
    "HALL, receipt, true, SATISFIED, NONE"
  })
  void FOLLOW_UP_48H_call_isPromisedForABadRatingOfACaseAtTheWindowAlone(
      About about, String by, boolean ofACase, SatisfactionLevel level, FollowUp expected) {
    Offer offer = offer(about, by, ofACase ? RECEIPT : Optional.empty());
    SessionState thanked = new SessionState.Thanked(offer, level, 1, Duration.ofSeconds(5), 0);
    assertThat(Views.of(thanked)).isEqualTo(new View.Thanks(5, expected));
    SessionState explaining = new SessionState.Explaining(offer, level, 1, explanation(level), 0);
    assertThat(Views.of(explaining))
        .isInstanceOfSatisfying(
            View.Reasons.class, view -> assertThat(view.followUp()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({"WINDOW, true, 7", "WINDOW, false,", "HALL, true,"})
  void offer_receiptOfAnotherWindow_saysWhichOneIsRated(
      About about, boolean elsewhere, @Nullable Integer expected) {
    Offer offer = offer(about, "receipt", RECEIPT, elsewhere);
    assertThat(Views.of(new SessionState.Offered(offer, 0)))
        .isInstanceOfSatisfying(
            View.Rate.class,
            view ->
                assertThat(view.subject().otherWindow())
                    .isEqualTo(expected == null ? OptionalInt.empty() : OptionalInt.of(expected)));
  }

  private static Offer offer(About about, String by, Optional<ReceiptCode> receipt) {
    return offer(about, by, receipt, false);
  }

  private static Offer offer(
      About about, String by, Optional<ReceiptCode> receipt, boolean elsewhere) {
    return new Offer(
        OfferId.of("k7m2p9q4w1x8z3", 1),
        new Offer.Cause(
            by,
            receipt,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        about,
        7,
        elsewhere);
  }

  private static Explanation explanation(SatisfactionLevel level) {
    return new Explanation(
        "2020-05", List.of(new Reason(level, "207", "没有提供材料样本", true)), Set.of(), 0);
  }
}
