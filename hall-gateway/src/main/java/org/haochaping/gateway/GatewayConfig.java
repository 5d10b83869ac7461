package org.haochaping.gateway;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.cases.Receipts;
import org.haochaping.gateway.city.CitySettings;
import org.haochaping.gateway.city.Courier;
import org.haochaping.gateway.city.FetchSettings;
import org.haochaping.gateway.city.NationalSettings;
import org.haochaping.gateway.followup.FollowUpSettings;
import org.haochaping.gateway.ledger.LedgerSettings;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SealCipher;
import org.haochaping.gateway.settlement.RulesSettings;
import org.haochaping.gateway.settlement.SettlementSettings;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.CodeList;
import org.haochaping.protocol.city.FeedBatch;

/**
 * The configuration file, checked. A wrong value is a {@link ConfigException} whose one sentence
 * names file and line.
 *
 * @param home the file's folder, which paths in it are relative to
 * @param dataDir absolute
 */
record GatewayConfig(
    Hall hall,
    Path home,
    Path dataDir,
    Mqtt mqtt,
    LedgerSettings ledger,
    SettingsConfig settings,
    Optional<NationalSettings> national,
    Config all) {
  static final String DEFAULTS = "org/haochaping/gateway/gateway.conf";

  /** No such host (RFC 2606). */
  private static final String NOWHERE = "https://r.invalid/";

  /** What a receipt and a terminal say about the hall. */
  record Hall(
      long number, String name, String areaCode, String receiptLink, Duration receiptValid) {
    /** Whether a receipt's code leads a phone anywhere. */
    boolean leadsPhones() {
      return !receiptLink.equals(NOWHERE);
    }
  }

  /** Where terminals connect; {@code names} may be empty. */
  record Mqtt(String host, int port, List<String> names, int maxConnections) {
    /** Copies the names. */
    Mqtt {
      names = List.copyOf(names);
    }

    /** What the server's certificate must name, besides this machine's own names. */
    List<String> serverNames() {
      List<String> all = new ArrayList<>(names);
      if (!isWildcard()) {
        all.add(host);
      }
      return all;
    }

    /** What a terminal is told to connect to. */
    String hostForTerminals() {
      if (!names.isEmpty()) {
        return names.get(0);
      }
      return isWildcard() ? HallKeys.hostName() : host;
    }

    /** Whether it listens on every network. */
    boolean isWildcard() {
      return host.equals("0.0.0.0") || host.equals("::");
    }
  }

  /** Reads a file, with the shipped defaults behind it and the environment before it. */
  static GatewayConfig load(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new TroubleException(
          "找不到配置文件 / no configuration file "
              + file
              + " (hall-gateway init --config FILE writes one)");
    }
    Config own = ConfigFactory.parseFile(file.toFile());
    Config defaults =
        ConfigFactory.parseResources(
            GatewayConfig.class.getClassLoader(),
            DEFAULTS,
            ConfigParseOptions.defaults().setAllowMissing(false));
    refuseUnknown(own, defaults);
    Config all =
        ConfigFactory.systemEnvironmentOverrides()
            .withFallback(own)
            .withFallback(defaults)
            .resolve();
    Path home = file.toAbsolutePath().normalize().getParent();
    Path base = home == null ? Path.of("/") : home;
    Path dataDir = base.resolve(all.getString("data-dir")).normalize();
    Hall hall = hall(all);
    return new GatewayConfig(
        hall,
        base,
        dataDir,
        mqtt(all.getConfig("mqtt")),
        ledger(all.getConfig("ledger"), dataDir),
        SettingsConfig.read(all.getConfig("settings"), hall.name(), hall.leadsPhones(), base),
        NationalConfig.read(all.getConfig("national"), defaultChannel(all), base),
        all);
  }

  /** Where keys and certificates are. */
  Path keysDir() {
    return dataDir.resolve("keys");
  }

  /** The key that seals personal data. */
  Path sealKeyFile() {
    return keysDir().resolve("privacy.key");
  }

  /** Where a running gateway notes the MQTT port that it took. */
  Path portFile() {
    return dataDir.resolve("mqtt.port");
  }

  /** How ratings are settled, and which outlets they go to. */
  SettlementSettings settlement() {
    Config ratings = all.getConfig("ratings");
    return new SettlementSettings(
        ratings.getDuration("wait-for-reasons"),
        ratings.getDuration("wait-for-clock"),
        Duration.ofSeconds(1),
        rules());
  }

  private List<String> outlets() {
    List<String> outlets = new ArrayList<>();
    if (all.getBoolean("city.enabled")) {
      outlets.add(Courier.REFERENCE);
    }
    if (national.isPresent()) {
      outlets.add(Courier.NATIONAL);
    }
    return outlets;
  }

  /** The numbers of the regulation, as the hall has set them. */
  RulesSettings rules() {
    return RulesConfig.read(all, outlets());
  }

  /** The numbers of article 17. */
  FollowUpSettings followUp() {
    return FollowUpConfig.read(all);
  }

  /** Whom reports of breaches of discipline are sealed to; empty where nobody is named. */
  Optional<X509Certificate> disciplineBody() {
    return FollowUpConfig.disciplineBody(all, home);
  }

  /** What the city calls the channel of a default. */
  String defaultChannel() {
    return defaultChannel(all);
  }

  private static String defaultChannel(Config all) {
    Config city = all.getConfig("city");
    String channel = city.getString("default-channel");
    if (!CodeList.of("pf").has(channel)) {
      throw wrong(city, "default-channel", "a code of the city's list of channels, 1 to 7");
    }
    return channel;
  }

  /** Where and how ratings are sent; empty where they are not. */
  Optional<CitySettings> city() {
    Config city = all.getConfig("city");
    if (!city.getBoolean("enabled")) {
      return Optional.empty();
    }
    String url = city.getString("url").replaceAll("/+$", "");
    if (!url.matches("https?://[^/\\s?#]+(/[^\\s?#]*)?")) {
      throw wrong(city, "url", "an address like http://host:8090");
    }
    return Optional.of(
        new CitySettings(
            URI.create(url),
            city.getString("token"),
            (int) number(city, "batch-size", 2, FeedBatch.MAX_RECORDS),
            duration(city, "timeout"),
            duration(city, "first-retry"),
            duration(city, "longest-retry"),
            defaultChannel(all),
            Duration.ofSeconds(1)));
  }

  static Duration duration(Config config, String path) {
    Duration value = config.getDuration(path);
    if (value.toMillis() < 1) {
      throw wrong(config, path, "at least 1ms");
    }
    return value;
  }

  /** How the area's ratings are fetched back; empty where they are not. */
  Optional<FetchSettings> fetch() {
    return RegionConfig.fetch(all);
  }

  /** When ledger and city are compared each night; empty: never. */
  Optional<LocalTime> reconcileAt() {
    return RegionConfig.reconcileAt(all);
  }

  /** One section, for the part that it belongs to. */
  Config section(String name) {
    return all.getConfig(name);
  }

  /** The key that seals personal data, with the cipher that the hall wants. */
  Seal seal() {
    return Seal.open(sealKeyFile(), sealCipher());
  }

  /** What new personal data is sealed with. */
  SealCipher sealCipher() {
    String word = all.getString("privacy.cipher");
    for (SealCipher cipher : SealCipher.values()) {
      if (cipher.word().equals(word)) {
        return cipher;
      }
    }
    throw wrong(all, "privacy.cipher", "aes-gcm or sm4-gcm");
  }

  /** How long after the city's confirmation an applicant is erased. */
  Duration eraseAfter() {
    return duration(all, "privacy.erase-after");
  }

  /** What makes this hall's receipts. */
  Receipts receipts(HallKeys keys, Clock clock) {
    return new Receipts(
        hall.number(), hall.receiptLink(), hall.receiptValid(), keys.receiptKey(), clock);
  }

  private static Hall hall(Config all) {
    Config hall = all.getConfig("hall");
    boolean own = !hall.getString("receipt-link").isEmpty();
    String link = own ? hall.getString("receipt-link") : ownPage(all);
    try {
      Receipts.checkedPrefix(link);
    } catch (ProtocolException e) {
      String key = own ? "hall.receipt-link" : PhoneConfig.PUBLIC_ADDRESS;
      throw new ConfigException.BadValue(all.getValue(key).origin(), key, e.getMessage());
    }
    return new Hall(
        number(hall, "number", 0, 0xFFFF_FFFFL),
        hall.getString("name"),
        hall.getString("area-code"),
        link,
        hall.getDuration("receipt-valid"));
  }

  /** Where a receipt leads if the hall names no page of the city's. */
  private static String ownPage(Config all) {
    return all.getBoolean("phone.enabled")
        ? PhoneConfig.publicAddress(all).map(address -> address + "/r/").orElse(NOWHERE)
        : NOWHERE;
  }

  private static Mqtt mqtt(Config mqtt) {
    return new Mqtt(
        mqtt.getString("host"),
        (int) number(mqtt, "port", 0, 65_535),
        mqtt.getStringList("names"),
        (int) number(mqtt, "max-connections", 2, 100_000));
  }

  private static LedgerSettings ledger(Config ledger, Path dataDir) {
    String url = ledger.getString("url");
    if (url.isEmpty()) {
      return LedgerSettings.sqlite(dataDir.resolve("ledger.db"));
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw wrong(ledger, "url", "empty, or jdbc:postgresql://host:5432/database");
    }
    return LedgerSettings.postgresql(url, ledger.getString("user"), ledger.getString("password"));
  }

  static long number(Config config, String path, long min, long max) {
    long value = config.getLong(path);
    if (value < min || value > max) {
      throw wrong(config, path, min + " to " + max);
    }
    return value;
  }

  static ConfigException wrong(Config config, String path, String wanted) {
    return new ConfigException.BadValue(config.getValue(path).origin(), path, "must be " + wanted);
  }

  /** A misspelt key would otherwise silently mean its default. */
  private static void refuseUnknown(Config own, Config defaults) {
    for (Map.Entry<String, ConfigValue> entry : own.entrySet()) {
      if (!defaults.hasPathOrNull(entry.getKey())) {
        throw new ConfigException.BadValue(
            entry.getValue().origin(), entry.getKey(), "no such key; look for a misspelling");
      }
    }
  }
}
