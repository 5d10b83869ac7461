package org.haochaping.gateway.phone;

import io.javalin.http.Context;
import java.security.PublicKey;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.IntFunction;
import org.haochaping.gateway.settlement.Standing;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.protocol.wire.TerminalSettings;

/** The page that a receipt's link opens (article 13): who has the receipt may rate its case. */
final class ReceiptDoor {
  private final long hall;
  private final PublicKey hallKey;
  private final IntFunction<TerminalSettings> settings;
  private final FormKeys keys;
  private final RatingDesk desk;
  private final Clock clock;
  private final Page page;

  ReceiptDoor(
      long hall,
      PublicKey hallKey,
      IntFunction<TerminalSettings> settings,
      FormKeys keys,
      RatingDesk desk,
      Clock clock,
      Page page) {
    this.hall = hall;
    this.hallKey = hallKey;
    this.settings = settings;
    this.keys = keys;
    this.desk = desk;
    this.clock = clock;
    this.page = page;
  }

  void show(Context http) throws SQLException {
    ReceiptCode code = receipt(http);
    requireOpen(code);
    http.html(page(http, code, RatePage.Fault.NONE));
  }

  void rate(Context http) throws SQLException {
    ReceiptCode code = receipt(http);
    SentForm form = SentForm.read(http, SentForm.RATING_BYTES);
    String once = keys.require(code.caseHandle(), form.text("once"));
    // A form that was sent twice gets the answer of the first time, which counts.
    Optional<SatisfactionLevel> level = desk.kept(once);
    if (level.isEmpty()) {
      requireOpen(code);
      level = form.level();
    }
    if (level.isEmpty()) {
      http.status(422).html(page(http, code, RatePage.Fault.LEVEL));
      return;
    }
    desk.rate(once, code.caseHandle(), code.window(), level.get());
    TerminalSettings shown = settings.apply(code.window());
    http.html(new ThanksPage(shown, http.path() + "/reasons", once, level.get(), false).html(page));
  }

  void reasons(Context http) {
    ReceiptCode code = receipt(http);
    SentForm form = SentForm.read(http, SentForm.RATING_BYTES);
    String once = keys.require(code.caseHandle(), form.text("once"));
    desk.reasons(once, form, settings.apply(code.window()).reasons());
    throw new SentenceException(Sentence.THANKS);
  }

  private String page(Context http, ReceiptCode code, RatePage.Fault fault) {
    return new RatePage(
            settings.apply(code.window()),
            code.window(),
            http.path(),
            keys.issue(code.caseHandle()),
            code.batch(),
            false,
            fault)
        .html(page);
  }

  private void requireOpen(ReceiptCode code) throws SQLException {
    Standing standing = desk.standing(code.caseHandle());
    if (!standing.isOpen()) {
      throw new SentenceException(Sentence.of(standing));
    }
  }

  private ReceiptCode receipt(Context http) {
    String token = http.pathParam("token");
    try {
      Optional<ReceiptCode> code = ReceiptToken.verify(token, hallKey);
      if (code.isEmpty()) {
        boolean another = ReceiptToken.unverified(token).hall() != hall;
        throw new SentenceException(another ? Sentence.OTHER_HALL : Sentence.FORGED);
      }
      if (code.get().hall() != hall) {
        throw new SentenceException(Sentence.OTHER_HALL);
      }
      if (!clock.instant().isBefore(code.get().expires())) {
        throw new SentenceException(Sentence.EXPIRED);
      }
      return code.get();
    } catch (ProtocolException e) {
      throw new SentenceException(Sentence.UNREADABLE);
    }
  }
}
