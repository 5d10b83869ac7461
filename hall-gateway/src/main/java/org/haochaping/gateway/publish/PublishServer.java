package org.haochaping.gateway.publish;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.web.ProblemDocument;
import org.haochaping.gateway.web.RateLimit;
import org.haochaping.gateway.web.Visitor;
import org.haochaping.protocol.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of the public results, without login; it takes nothing but a period and a group.
 */
public final class PublishServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublishServer.class);
  private static final int THREADS = 16;
  private static final Duration ASSETS = Duration.ofHours(1);

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Permissions-Policy",
          "camera=(), microphone=(), geolocation=()");

  private final Javalin http;

  private PublishServer(Javalin http) {
    this.http = http;
  }

  /**
   * Starts listening.
   *
   * @throws PublishException if the port is taken
   */
  public static PublishServer start(PublishSettings settings, ResultBook book, Clock clock) {
    PublishRules rules = settings.rules();
    Answers answers =
        new Answers(
            new Publication(book, rules, clock), rules, settings.maxAge(), System::nanoTime);
    Javalin http = Javalin.create(config -> configure(config, settings, answers));
    try {
      http.start();
      return new PublishServer(http);
    } catch (RuntimeException e) {
      http.stop();
      throw new PublishException(
          "公示页面没有启动 / the public page does not listen on "
              + settings.listening().host()
              + " port "
              + settings.listening().port()
              + ": stop what uses it, or choose another by publish.port in the configuration",
          e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return http.port();
  }

  private static void configure(JavalinConfig config, PublishSettings settings, Answers answers) {
    settings.listening().apply(config, THREADS);
    config.http.compressionStrategy = CompressionStrategy.GZIP; // holds nothing to be guessed
    config.http.generateEtags = false;
    headers(config.routes);
    limit(config.routes, settings);
    routes(config.routes, settings.maxAge(), answers);
    config.routes.exception(
        ProtocolException.class,
        (e, http) ->
            refuse(
                http,
                400,
                "期间或分组有误 / bad period or group",
                Objects.requireNonNullElse(e.getMessage(), "")));
    config.routes.exception(
        HttpResponseException.class,
        (e, http) ->
            refuse(
                http,
                e.getStatus(),
                "没有此地址 / no such address",
                "见 / see docs/public-results.yaml"));
    config.routes.exception(
        Exception.class,
        (e, http) -> {
          LOG.error("request failed path={} problem={}", http.path(), e.toString());
          LOG.debug("request failed", e);
          refuse(http, 500, "内部错误 / internal error", "请稍后再试 / come back later");
        });
  }

  private static void headers(RoutesConfig routes) {
    routes.before(http -> HEADERS.forEach(http::header));
    // Public, and nobody is logged in.
    routes.before("/results.json", http -> http.header("Access-Control-Allow-Origin", "*"));
  }

  private static void limit(RoutesConfig routes, PublishSettings settings) {
    Visitor visitor = new Visitor(settings.behindProxy());
    RateLimit requests = RateLimit.aMinute(settings.requestsPerMinute(), System::nanoTime);
    routes.before(
        http -> {
          OptionalLong seconds = requests.refused(visitor.of(http));
          if (seconds.isPresent()) {
            http.header("Retry-After", Long.toString(seconds.getAsLong()));
            refuse(http, 429, "请求过多 / too many requests", "请稍后再试 / come back after Retry-After");
            http.skipRemainingHandlers();
          }
        });
  }

  private static void routes(RoutesConfig routes, Duration maxAge, Answers answers) {
    routes.get("/", http -> report(http, maxAge, answers, Answers.Form.PAGE));
    routes.get("/wall", http -> report(http, maxAge, answers, Answers.Form.WALL));
    routes.get("/results.json", http -> report(http, maxAge, answers, Answers.Form.JSON));
    Assets.all().forEach((path, answer) -> routes.get(path, http -> give(http, answer, ASSETS)));
  }

  private static void report(Context http, Duration maxAge, Answers answers, Answers.Form form) {
    boolean wall = form == Answers.Form.WALL; // the hall's alone
    Asked asked =
        Asked.of(
            http.queryParam("period"),
            wall ? null : http.queryParam("kind"),
            wall ? null : http.queryParam("code"));
    Optional<Answer> answer = answers.of(asked, form);
    if (answer.isPresent()) {
      give(http, answer.get(), maxAge);
    } else {
      refuse(
          http,
          404,
          "尚未公布 / not published yet",
          "每月结果在月份结束后公布;样本较少的分组不公布 / a month is published after it has ended, a group only"
              + " with enough ratings");
    }
  }

  private static void give(Context http, Answer answer, Duration maxAge) {
    http.header("ETag", answer.tag());
    http.header("Cache-Control", "public, max-age=" + maxAge.toSeconds());
    String known = http.header("If-None-Match");
    if (known != null && answer.isNamedBy(known)) {
      http.status(304);
    } else {
      http.contentType(answer.type()).result(answer.body());
    }
  }

  /** Refuses, and repeats nothing that came. */
  private static void refuse(Context http, int status, String title, String detail) {
    http.header("Cache-Control", "no-store");
    ProblemDocument.answer(http, ProblemDocument.of(status, title, detail));
  }

  @Override
  public void close() {
    http.stop();
  }
}
