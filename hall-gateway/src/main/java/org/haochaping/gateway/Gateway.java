package org.haochaping.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.api.ApiServer;
import org.haochaping.gateway.api.ApiSettings;
import org.haochaping.gateway.broker.BreachAlarms;
import org.haochaping.gateway.broker.Broker;
import org.haochaping.gateway.broker.BrokerSettings;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.gateway.cases.Erasure;
import org.haochaping.gateway.cases.ShownCases;
import org.haochaping.gateway.city.Courier;
import org.haochaping.gateway.city.RegionFetch;
import org.haochaping.gateway.followup.FollowUpWatch;
import org.haochaping.gateway.followup.FollowUps;
import org.haochaping.gateway.intake.Intake;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.phone.PhoneServer;
import org.haochaping.gateway.phone.PhoneSettings;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.publish.PublishServer;
import org.haochaping.gateway.publish.PublishSettings;
import org.haochaping.gateway.reconcile.Nightly;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.results.ResultKeeper;
import org.haochaping.gateway.settlement.Settlement;
import org.haochaping.gateway.settlement.Standings;
import org.haochaping.gateway.settlement.Submissions;
import org.haochaping.gateway.terminals.DutyRoster;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.gateway.terminals.HallWindows;
import org.haochaping.gateway.terminals.Registered;
import org.haochaping.gateway.terminals.Terminals;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.wire.TerminalSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: builds the parts, hands them to each other, and closes them in reverse. */
final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private int mqttPort;
  private int apiPort;
  private int phonePort;
  private int publishPort;

  private Gateway() {}

  /** The port that terminals connect to. */
  int mqttPort() {
    return mqttPort;
  }

  /** The port that windows' systems call; 0 where the API is off. */
  int apiPort() {
    return apiPort;
  }

  /** The port of the page for phones; 0 where it is off. */
  int phonePort() {
    return phonePort;
  }

  /** The port of the public page; 0 where it is off. */
  int publishPort() {
    return publishPort;
  }

  /** Starts everything; what was already started is closed again where a later part fails. */
  static Gateway start(GatewayConfig config) {
    Gateway gateway = new Gateway();
    try {
      gateway.build(config);
      return gateway;
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  private void build(GatewayConfig config) {
    keep(DataDirLock.take(config.dataDir()));
    warnOfLateReceipts(config);
    Clock clock = Clock.systemUTC();
    HallKeys keys = HallKeys.open(config.keysDir(), config.mqtt().serverNames(), clock);
    Ledger ledger = keep(Ledger.openAndMend(config.ledger(), clock));
    Terminals terminals = new Terminals(ledger, clock);
    DutyRoster roster = new DutyRoster(ledger, clock);
    BreachAlarms breaches = keep(new BreachAlarms(ledger.alarms()));
    Runnable toCity = startCouriers(config, ledger, clock);
    FollowUpWatch followUp = keep(FollowUpWatch.start(ledger, config.followUp(), clock));
    Runnable settled =
        () -> {
          toCity.run();
          followUp.wake();
        };
    keep(ResultKeeper.start(ledger, config.rules().zone(), config.settings().staff(), clock));
    SealedWords words = new SealedWords(config.seal());
    Settlement settlement =
        keep(Settlement.start(ledger, config.settlement(), words, clock, settled));
    Downward downward = new Downward();
    Intake intake =
        keep(
            Intake.start(
                ledger,
                clock,
                id -> terminals.active(id).map(Registered::publicKey),
                (id, what) -> breaches.refused(id.value(), what),
                downward,
                settlement::wake));
    settlement.giveWayTo(intake::isBusy);
    startRegion(config, ledger, words, clock, settled);
    CaseQuestions questions = keep(questions(config, keys, ledger, downward, clock));
    Broker broker =
        keep(
            Broker.start(
                brokerSettings(config, keys),
                (name, certificate) -> isWelcome(terminals, name, certificate),
                breaches,
                questions.before(
                    new TerminalsHello(
                        new HeartbeatEar(intake::arrived, settlement::heard),
                        id -> terminals.active(id).map(Registered::window),
                        window -> settings(config, roster, window),
                        downward::tell))));
    downward.through(broker);
    mqttPort = broker.port();
    notePort(config.portFile(), broker.port());
    FollowUps followUps = new FollowUps(ledger);
    Erasure.Terms terms =
        new Erasure.Terms(config.eraseAfter(), PhoneConfig.times(config).numberKept());
    keep(new Erasure(ledger, clock, terms, followUps::needsApplicant).start());
    WindowApi api =
        new WindowApi(config, ledger, keys, config.seal(), terminals, roster, downward, clock);
    ApiConfig.read(config, keys).ifPresent(settings -> startApi(api, settings));
    PhonePages pages =
        new PhonePages(
            config,
            ledger,
            keys,
            config.seal(),
            new HallWindows(ledger, config.settings().windows()),
            settled,
            clock);
    PhoneConfig.read(config, keys).ifPresent(settings -> startPhone(pages, settings));
    PublishConfig.read(config, keys)
        .ifPresent(settings -> startPublishing(config, ledger, clock, settings));
    WAY.info("way ready mqtt={}", broker.port());
  }

  private static CaseQuestions questions(
      GatewayConfig config, HallKeys keys, Ledger ledger, Downward downward, Clock clock) {
    return new CaseQuestions(
        new CaseQuestions.Hall(
            config.hall().number(),
            keys.receiptPublicKey(),
            config.settings().isHallRated(),
            clock),
        new Standings(ledger, config.rules(), clock),
        new ShownCases(ledger),
        downward::answer,
        System::nanoTime);
  }

  /** Whoever rates in between is thanked, and the rating does not count. */
  private static void warnOfLateReceipts(GatewayConfig config) {
    Duration valid = config.hall().receiptValid();
    config
        .rules()
        .defaultAfter()
        .filter(term -> valid.compareTo(term) > 0)
        .ifPresent(
            term ->
                LOG.warn(
                    "receipts outlive the term to rate: set hall.receipt-valid to no more than"
                        + " ratings.default-after receipt-valid={} default-after={}",
                    valid,
                    term));
  }

  private void startPublishing(
      GatewayConfig config, Ledger ledger, Clock clock, PublishSettings settings) {
    PublishServer server = keep(PublishServer.start(settings, new ResultBook(ledger), clock));
    publishPort = server.port();
    notePort(PublishConfig.portFile(config), publishPort);
    LOG.info("public page ready host={} port={}", settings.listening().host(), publishPort);
  }

  private void startApi(WindowApi api, ApiSettings settings) {
    ApiServer server = keep(api.start(settings));
    apiPort = server.port();
    notePort(ApiConfig.portFile(api.config()), apiPort);
    LOG.info(
        "api ready host={} port={} tls={}",
        settings.listening().host(),
        apiPort,
        settings.listening().tls() != null);
  }

  private void startPhone(PhonePages pages, PhoneSettings settings) {
    PhoneServer server = keep(pages.start(settings));
    phonePort = server.port();
    notePort(PhoneConfig.portFile(pages.config()), phonePort);
    LOG.info("phone page ready host={} port={}", settings.listening().host(), phonePort);
  }

  /** What a window's terminal is told; who is on duty is worth no stopped terminal. */
  private static TerminalSettings settings(GatewayConfig config, DutyRoster roster, int window) {
    TerminalSettings base = config.settings().of(window);
    try {
      return roster.over(base, window);
    } catch (RuntimeException e) {
      LOG.warn("clerk on duty not read window={} reason={}", window, e.getMessage());
      return base;
    }
  }

  /** Starts a courier for each outlet, and gives what wakes them. */
  private Runnable startCouriers(GatewayConfig config, Ledger ledger, Clock clock) {
    List<Courier> couriers = new ArrayList<>();
    if (config.city().isPresent() || config.national().isPresent()) {
      CaseRegistry cases = new CaseRegistry(ledger, config.seal(), clock);
      SecureRandom random = new SecureRandom();
      config
          .city()
          .ifPresent(
              city ->
                  couriers.add(
                      keep(
                          Courier.start(ledger, cases::find, cases.words(), city, clock, random))));
      config
          .national()
          .ifPresent(
              national ->
                  couriers.add(
                      keep(
                          Courier.start(
                              ledger, cases::find, cases.words(), national, clock, random))));
    }
    return () -> couriers.forEach(Courier::wake);
  }

  /** What comes back from the city, and the comparison with it each night. */
  private void startRegion(
      GatewayConfig config, Ledger ledger, SealedWords words, Clock clock, Runnable settled) {
    config
        .fetch()
        .ifPresent(
            fetch ->
                keep(
                    RegionFetch.start(
                        ledger,
                        new RegionDoor(
                            new Submissions(ledger, config.rules(), words, clock, settled)),
                        words,
                        config.city().orElseThrow(),
                        fetch,
                        clock,
                        new SecureRandom())));
    config
        .reconcileAt()
        .ifPresent(
            at ->
                keep(
                    Nightly.start(
                        ledger,
                        ReconcileCommand.reconcile(config, ledger, clock),
                        new Nightly.Time(at, config.rules().zone()),
                        clock)));
  }

  private static boolean isWelcome(Terminals terminals, String name, X509Certificate certificate) {
    Optional<TerminalId> id = terminalId(name);
    return id.flatMap(terminals::active)
        .filter(known -> known.certificateSha256().equals(Terminals.fingerprint(certificate)))
        .isPresent();
  }

  private static Optional<TerminalId> terminalId(String name) {
    try {
      return Optional.of(new TerminalId(name));
    } catch (ProtocolException e) {
      return Optional.empty(); // no terminal's name
    }
  }

  private static BrokerSettings brokerSettings(GatewayConfig config, HallKeys keys) {
    return new BrokerSettings(
        config.mqtt().host(),
        config.mqtt().port(),
        config.mqtt().maxConnections(),
        keys.serverFile(),
        keys.authorityFile(),
        config.dataDir().resolve("broker"));
  }

  private static void notePort(Path file, int port) {
    try {
      Files.writeString(file, port + "\n");
    } catch (IOException e) {
      throw new TroubleException("写不了 / can't write " + file + ": " + e.getMessage(), e);
    }
  }

  /** A part to close at the end, after all that were kept later. */
  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("close failed part={}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
