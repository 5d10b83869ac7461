package org.haochaping.city;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.haochaping.protocol.city.ReasonList;
import org.haochaping.protocol.city.RecordKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: database, doors and the HTTP server around them. */
final class CityServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CityServer.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");
  private static final int THREADS = 32;

  private final Intake intake;
  private volatile Switches switches;
  private final List<String> tokens;
  private final FeedDoor feed;
  private final LookDoor look;
  private final Javalin http;

  private CityServer(CityConfig config, CityDatabase database, Intake intake) {
    this.intake = intake;
    this.switches = config.switches();
    this.tokens = config.tokens();
    Random random = new Random();
    this.feed = new FeedDoor(intake, new RecordRules(ReasonList.shipped()), () -> switches, random);
    this.look = new LookDoor(new Shelf(database), () -> switches, random);
    this.http = Javalin.create(this::configure);
  }

  /**
   * Starts the server.
   *
   * @throws CityException if the port is taken or the database can't be opened
   */
  static CityServer start(CityConfig config) {
    CityDatabase database = CityDatabase.open(config.dataDir());
    CityServer server;
    try {
      server =
          new CityServer(
              config, database, Intake.open(database, Clock.systemUTC(), config.keepAnswers()));
    } catch (SQLException e) {
      throw new CityException("打不开数据库 / can't open the database: " + e.getMessage(), e);
    }
    try {
      server.http.start(config.host(), config.port());
    } catch (RuntimeException e) {
      server.close();
      throw portTaken(e, config);
    }
    WAY.info("way ready http={}", server.port());
    return server;
  }

  int port() {
    return http.port();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = new QueuedThreadPool(THREADS);
    RoutesConfig routes = config.routes;
    routes.before("/feed/*", this::authorize);
    routes.before("/switches", this::authorize);
    routes.post("/feed/v1/batches", feed::post);
    routes.get("/feed/v1/ratings", context -> look.records(RecordKind.RATING, context));
    routes.get("/feed/v1/services", context -> look.records(RecordKind.SERVICE, context));
    routes.get("/feed/v1/counts", look::counts);
    routes.get("/feed/v1/digest", look::digest);
    routes.get("/feed/v1/hashes", look::hashes);
    routes.get("/switches", this::showSwitches);
    routes.put("/switches", this::changeSwitches);
    routes.exception(Problem.class, (problem, context) -> problem.answer(context));
    routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("request failed path={}", context.path(), e);
          new Problem(500, "内部错误 / internal error", "see the city system's log").answer(context);
        });
  }

  private void authorize(Context context) {
    String header = Optional.ofNullable(context.header("Authorization")).orElse("");
    String token = header.startsWith("Bearer ") ? header.substring("Bearer ".length()).strip() : "";
    boolean known =
        tokens.isEmpty() || tokens.stream().anyMatch(one -> sameInConstantTime(one, token));
    if (token.isEmpty() || !known) {
      throw new Problem(401, "未授权 / unauthorized", "Authorization: a bearer token of this city");
    }
  }

  private static boolean sameInConstantTime(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private void showSwitches(Context context) {
    context.contentType("application/json").result(switches.json());
  }

  private void changeSwitches(Context context) {
    try {
      change(ConfigFactory.parseString(context.body()));
    } catch (ConfigException e) {
      throw Problem.badRequest("switches: " + e.getMessage());
    }
    showSwitches(context);
  }

  /** Sets some switches; the others stay. */
  synchronized void change(Config changes) {
    switches = switches.with(changes);
    LOG.info("switches {}", switches.json());
  }

  private static RuntimeException portTaken(RuntimeException e, CityConfig config) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof BindException || message.contains("already in use")) {
        return new CityException(
            "端口 "
                + config.port()
                + " 已被占用 / port "
                + config.port()
                + " is in use; choose another with --port or port in the configuration",
            e);
      }
    }
    return e;
  }

  @Override
  public void close() {
    http.stop();
    try {
      intake.close();
    } catch (SQLException e) {
      LOG.warn("database not closed cleanly", e);
    }
  }
}
