package org.haochaping.gateway.phone;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.haochaping.gateway.cases.CasesByNumber;
import org.haochaping.gateway.privacy.SearchKey;
import org.haochaping.gateway.settlement.Standing;
import org.haochaping.gateway.web.RateLimit;
import org.haochaping.gateway.web.Visitor;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.TerminalSettings;

/**
 * The page that a window's poster opens. It asks for the phone's number that was left with the case
 * and answers alike whether or not there is one: the same words, and not before a set time has
 * passed, so that nobody learns from it who was here (article 14).
 */
final class PosterDoor {
  /** Longer than keeping a rating takes, found or not. */
  private static final long ANSWER_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final IntPredicate windows;
  private final IntFunction<TerminalSettings> settings;
  private final FormKeys keys;
  private final RatingDesk desk;
  private final CasesByNumber cases;
  private final SearchKey search;
  private final RateLimit numbers;
  private final Visitor visitor;
  private final Page page;

  PosterDoor(
      IntPredicate windows,
      IntFunction<TerminalSettings> settings,
      FormKeys keys,
      RatingDesk desk,
      CasesByNumber cases,
      SearchKey search,
      RateLimit numbers,
      Visitor visitor,
      Page page) {
    this.windows = windows;
    this.settings = settings;
    this.keys = keys;
    this.desk = desk;
    this.cases = cases;
    this.search = search;
    this.numbers = numbers;
    this.visitor = visitor;
    this.page = page;
  }

  void show(Context http) {
    http.html(page(http, window(http), RatePage.Fault.NONE));
  }

  void rate(Context http) throws SQLException {
    long began = System.nanoTime();
    int window = window(http);
    SentForm form = SentForm.read(http, SentForm.RATING_BYTES);
    String once = keys.require(scope(window), form.text("once"));
    Optional<SatisfactionLevel> kept = desk.kept(once);
    if (kept.isPresent()) {
      answer(http, began, window, once, kept.get()); // sent twice: the first time counts
      return;
    }
    Optional<String> number = LeftNumber.digits(form.text("number"));
    Optional<SatisfactionLevel> level = form.level();
    if (number.isEmpty() || level.isEmpty()) {
      RatePage.Fault fault = number.isEmpty() ? RatePage.Fault.NUMBER : RatePage.Fault.LEVEL;
      http.status(422).html(page(http, window, fault));
      return;
    }
    OptionalLong seconds = numbers.refused(visitor.of(http));
    if (seconds.isPresent()) {
      http.header("Retry-After", Long.toString(seconds.getAsLong()));
      throw new SentenceException(Sentence.TOO_MANY);
    }
    byte[] mac = search.hash(SearchKey.PHONE, number.get());
    desk.rateByNumber(once, caseOf(window, mac), window, level.get(), mac);
    answer(http, began, window, once, level.get());
  }

  void reasons(Context http) {
    int window = window(http);
    SentForm form = SentForm.read(http, SentForm.RATING_BYTES);
    String once = keys.require(scope(window), form.text("once"));
    desk.reasons(once, form, settings.apply(window).reasons());
    throw new SentenceException(Sentence.THANKS);
  }

  /** The newest case that can be rated; one that can't, if there is no other; empty for none. */
  private String caseOf(int window, byte[] mac) throws SQLException {
    List<String> handles = cases.at(window, mac);
    for (String handle : handles) {
      if (desk.standing(handle) == Standing.OPEN) {
        return handle;
      }
    }
    return handles.isEmpty() ? "" : handles.get(0);
  }

  private void answer(Context http, long began, int window, String once, SatisfactionLevel level) {
    String html =
        new ThanksPage(settings.apply(window), http.path() + "/reasons", once, level, true)
            .html(page);
    long rest = Math.max(0, began + ANSWER_AFTER_NANOS - System.nanoTime());
    http.future(
        () ->
            new CompletableFuture<String>()
                .completeOnTimeout(html, rest, TimeUnit.NANOSECONDS)
                .thenAccept(http::html));
  }

  private String page(Context http, int window, RatePage.Fault fault) {
    return new RatePage(
            settings.apply(window), window, http.path(), keys.issue(scope(window)), 1, true, fault)
        .html(page);
  }

  private int window(Context http) {
    String text = http.pathParam("window");
    if (!text.matches("[0-9]{1,5}") || !windows.test(Integer.parseInt(text))) {
      throw new SentenceException(Sentence.UNREADABLE);
    }
    return Integer.parseInt(text);
  }

  private static String scope(int window) {
    return "window " + window;
  }
}
