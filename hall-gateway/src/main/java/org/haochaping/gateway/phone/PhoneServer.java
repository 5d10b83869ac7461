package org.haochaping.gateway.phone;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.haochaping.gateway.cases.CasesByNumber;
import org.haochaping.gateway.followup.DisciplineBox;
import org.haochaping.gateway.privacy.SearchKey;
import org.haochaping.gateway.settlement.PhoneRatings;
import org.haochaping.gateway.settlement.Standings;
import org.haochaping.gateway.web.RateLimit;
import org.haochaping.gateway.web.Visitor;
import org.haochaping.protocol.wire.TerminalSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the rating page for phones: {@code /r/TOKEN} for a receipt, {@code /w/WINDOW} for a
 * window's poster, and {@code /d} for reports of breaches of discipline where there is a body that
 * they go to. Pages are plain forms, without script and without anything of others.
 */
public final class PhoneServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneServer.class);
  private static final int THREADS = 24;
  private static final String STYLE = "phone.css";

  private final Javalin http;

  private PhoneServer(Javalin http) {
    this.http = http;
  }

  /**
   * What the page speaks for.
   *
   * @param hall the hall's number, as receipts name it
   * @param hallKey checks receipts
   * @param windows whether the hall has a window
   * @param settings what a window's terminal shows and asks: the page says the same
   * @param reports where reports of breaches of discipline go; without it there is no page for them
   */
  public record Parts(
      long hall,
      PublicKey hallKey,
      Clock clock,
      SearchKey search,
      CasesByNumber cases,
      PhoneRatings ratings,
      Standings standings,
      IntPredicate windows,
      IntFunction<TerminalSettings> settings,
      Optional<Reports> reports) {}

  /**
   * Where reports of breaches of discipline go.
   *
   * @param body the certificate of the body responsible
   * @param zone the hall's
   */
  public record Reports(DisciplineBox box, X509Certificate body, ZoneId zone) {}

  /**
   * Starts listening.
   *
   * @throws PhoneException if the port is taken
   */
  public static PhoneServer start(PhoneSettings settings, Parts parts) {
    Javalin http = Javalin.create(config -> configure(config, settings, parts));
    try {
      http.start();
      return new PhoneServer(http);
    } catch (RuntimeException e) {
      http.stop();
      throw new PhoneException(
          "手机评价页没有启动 / the page for phones does not listen on "
              + settings.listening().host()
              + " port "
              + settings.listening().port()
              + ": stop what uses it, or choose another by phone.port in the configuration",
          e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return http.port();
  }

  private static void configure(JavalinConfig config, PhoneSettings settings, Parts parts) {
    settings.listening().apply(config, THREADS);
    String hall = parts.settings().apply(0).hallName();
    Page page = new Page(hall, parts.reports().isPresent());
    Visitor visitor = new Visitor(settings.behindProxy());
    RateLimit requests = RateLimit.aMinute(settings.requestsPerMinute(), System::nanoTime);
    config.routes.before(
        http -> {
          headers(http);
          OptionalLong seconds = requests.refused(visitor.of(http));
          if (seconds.isPresent()) {
            http.header("Retry-After", Long.toString(seconds.getAsLong()));
            throw new SentenceException(Sentence.TOO_MANY);
          }
        });
    routes(config.routes, settings, parts, visitor, page);
    parts.reports().ifPresent(to -> reports(config.routes, settings, parts, to, visitor, hall));
    config.routes.exception(
        SentenceException.class, (e, http) -> say(http, page, e.sentence(), e.sentence().status()));
    config.routes.exception(
        HttpResponseException.class,
        (e, http) -> say(http, page, Sentence.UNREADABLE, e.getStatus()));
    config.routes.exception(
        Exception.class,
        (e, http) -> {
          // Neither the address nor the message: a token, a number may stand in them.
          LOG.error("page failed method={} problem={}", http.method(), e.getClass().getName());
          // Whoever reports a breach is not sent to the clerk.
          boolean rating =
              http.method().name().equals("POST") && !http.path().equals(ReportDoor.PATH);
          Sentence sentence = rating ? Sentence.NOT_SAVED : Sentence.UNAVAILABLE;
          say(http, page, sentence, sentence.status());
        });
  }

  private static void routes(
      RoutesConfig routes, PhoneSettings settings, Parts parts, Visitor visitor, Page page) {
    FormKeys keys = new FormKeys(parts.search(), parts.clock());
    RatingDesk desk = new RatingDesk(parts.ratings(), parts.standings(), parts.clock());
    ReceiptDoor receipts =
        new ReceiptDoor(
            parts.hall(), parts.hallKey(), parts.settings(), keys, desk, parts.clock(), page);
    RateLimit numbers =
        RateLimit.within(Duration.ofHours(1), settings.numbersPerHour(), System::nanoTime);
    PosterDoor posters =
        new PosterDoor(
            parts.windows(),
            parts.settings(),
            keys,
            desk,
            parts.cases(),
            parts.search(),
            numbers,
            visitor,
            page);
    byte[] style = style();
    routes.get("/r/{token}", receipts::show);
    routes.post("/r/{token}", receipts::rate);
    routes.post("/r/{token}/reasons", receipts::reasons);
    routes.get("/w/{window}", posters::show);
    routes.post("/w/{window}", posters::rate);
    routes.post("/w/{window}/reasons", posters::reasons);
    routes.get(
        "/" + STYLE,
        http -> {
          http.header("Cache-Control", "public, max-age=3600");
          http.contentType("text/css; charset=utf-8").result(style);
        });
    routes.get("/favicon.ico", http -> http.status(204));
  }

  private static void reports(
      RoutesConfig routes,
      PhoneSettings settings,
      Parts parts,
      Reports to,
      Visitor visitor,
      String hall) {
    RateLimit limit =
        RateLimit.within(Duration.ofHours(1), settings.reportsPerHour(), System::nanoTime);
    ReportDoor door =
        new ReportDoor(
            new FormKeys(parts.search(), parts.clock()),
            new ReportDesk(to, parts.clock()),
            limit,
            visitor,
            new Page(hall, false));
    routes.get(ReportDoor.PATH, door::show);
    routes.post(ReportDoor.PATH, door::take);
  }

  /** The address holds the receipt's token, so it goes nowhere and stays in no cache. */
  private static void headers(Context http) {
    http.header("Content-Security-Policy", Page.POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("X-Robots-Tag", "noindex, nofollow");
  }

  private static void say(Context http, Page page, Sentence sentence, int status) {
    http.status(status).html(new SentencePage(sentence).html(page));
  }

  private static byte[] style() {
    try (InputStream in =
        Objects.requireNonNull(PhoneServer.class.getResourceAsStream(STYLE), STYLE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the program's jar is damaged", e);
    }
  }

  @Override
  public void close() {
    http.stop();
  }
}
