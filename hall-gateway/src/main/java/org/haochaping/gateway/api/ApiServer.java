package org.haochaping.gateway.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.haochaping.gateway.cases.BatchDesk;
import org.haochaping.gateway.cases.CaseConflictException;
import org.haochaping.gateway.cases.CaseDesk;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SearchKey;
import org.haochaping.gateway.terminals.DutyRoster;
import org.haochaping.gateway.terminals.Invitations;
import org.haochaping.gateway.web.RateLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server that windows' own systems call, as {@code docs/window-api.yaml} says. */
public final class ApiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int THREADS = 24;

  private final Javalin http;

  private ApiServer(Javalin http) {
    this.http = http;
  }

  /**
   * What the API speaks for.
   *
   * @param changed called with a window whose clerk changed, to tell its terminals
   */
  public record Parts(
      Ledger ledger,
      Clock clock,
      SearchKey search,
      CaseDesk desk,
      BatchDesk batches,
      Invitations invitations,
      DutyRoster roster,
      IntConsumer changed) {}

  /**
   * Starts listening.
   *
   * @throws ApiException if the port is taken
   */
  public static ApiServer start(ApiSettings settings, Parts parts) {
    Javalin http = Javalin.create(config -> configure(config, settings, parts));
    try {
      http.start();
      return new ApiServer(http);
    } catch (RuntimeException e) {
      http.stop();
      throw new ApiException(
          "窗口接口没有启动 / the API does not listen on "
              + settings.listening().host()
              + " port "
              + settings.listening().port()
              + ": stop what uses it, or choose another by api.port in the configuration",
          e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return http.port();
  }

  private static void configure(JavalinConfig config, ApiSettings settings, Parts parts) {
    settings.listening().apply(config, THREADS);
    routes(config.routes, settings, parts);
    config.routes.exception(Problem.class, (problem, http) -> problem.answer(http));
    config.routes.exception(
        CaseConflictException.class, (e, http) -> CaseDoor.conflict(e).answer(http));
    config.routes.exception(HttpResponseException.class, (e, http) -> problem(e).answer(http));
    config.routes.exception(
        Exception.class,
        (e, http) -> {
          // The matched path has no values in it, the exception's message may have.
          LOG.error("request failed method={} problem={}", http.method(), e.getClass().getName());
          LOG.debug("request failed", e);
          new Problem(500, "内部错误 / internal error", "见网关日志 / see the gateway's log").answer(http);
        });
  }

  private static void routes(RoutesConfig routes, ApiSettings settings, Parts parts) {
    Caller caller =
        new Caller(
            new WindowSystems(parts.ledger(), parts.clock()),
            RateLimit.aMinute(settings.requestsPerMinute(), System::nanoTime));
    RequestKeys keys = new RequestKeys(parts.ledger(), parts.search(), parts.clock());
    CaseDoor cases = new CaseDoor(parts.desk(), parts.batches(), keys);
    InvitationDoor invitations = new InvitationDoor(parts.desk(), parts.invitations(), keys);
    WindowDoor windows = new WindowDoor(parts.roster(), keys, parts.changed());
    routes.before(caller::require);
    routes.post("/api/v1/cases/accepted", cases::accepted);
    routes.post("/api/v1/cases/failed", cases::failed);
    routes.post("/api/v1/cases/finished", cases::finished);
    routes.get("/api/v1/cases", cases::show);
    routes.post("/api/v1/batches", cases::batch);
    routes.get("/api/v1/receipts/{name}", cases::receipt);
    routes.post("/api/v1/consultations", invitations::consultation);
    routes.post("/api/v1/invitations", invitations::invite);
    routes.get("/api/v1/invitations/{id}", invitations::show);
    routes.delete("/api/v1/invitations/{id}", invitations::withdraw);
    routes.get("/api/v1/windows/{window}/clerk", windows::show);
    routes.put("/api/v1/windows/{window}/clerk", windows::onDuty);
    routes.delete("/api/v1/windows/{window}/clerk", windows::nobody);
    routes.put("/api/v1/windows/{window}/clerk/away", windows::away);
  }

  private static Problem problem(HttpResponseException e) {
    if (e instanceof MethodNotAllowedResponse) {
      Map<String, String> details = e.getDetails();
      String methods = String.join(", ", details.values()).toUpperCase(Locale.ROOT);
      TreeSet<String> allowed = new TreeSet<>();
      for (String method : methods.split("[^A-Z]+", -1)) {
        if (!method.isEmpty()) {
          allowed.add(method);
        }
      }
      return Problem.wrongMethod(String.join(", ", allowed));
    }
    return e.getStatus() == 404
        ? Problem.notFound("没有此地址 / no such address; see docs/window-api.yaml")
        : new Problem(e.getStatus(), "请求有误 / bad request", "见接口文档 / see docs/window-api.yaml");
  }

  @Override
  public void close() {
    http.stop();
  }
}
