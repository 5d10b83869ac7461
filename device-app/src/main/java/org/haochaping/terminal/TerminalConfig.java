package org.haochaping.terminal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.haochaping.protocol.TerminalId;
import org.haochaping.terminal.clock.ClockEvidence;
import org.haochaping.terminal.diagnosis.PinGate;
import org.haochaping.terminal.gpio.GpioSettings;
import org.haochaping.terminal.hid.HidSettings;
import org.haochaping.terminal.journal.JournalSettings;
import org.haochaping.terminal.keypad.FrameTemplate;
import org.haochaping.terminal.keypad.KeyMap;
import org.haochaping.terminal.keypad.RepeatRule;
import org.haochaping.terminal.screen.Look;
import org.haochaping.terminal.screen.Place;
import org.haochaping.terminal.screen.ScreenSettings;
import org.haochaping.terminal.screen.SideTexts;
import org.haochaping.terminal.screen.Texts;
import org.haochaping.terminal.screen.Voice;
import org.haochaping.terminal.serial.SerialSettings;
import org.haochaping.terminal.session.ReceiptCheck;
import org.haochaping.terminal.session.SessionTimes;
import org.haochaping.terminal.uplink.TerminalKeys;
import org.haochaping.terminal.voice.VoiceSettings;

/**
 * The configuration, checked.
 *
 * @param dataDir absolute
 * @param diagnosisPin empty where the terminal makes its own
 * @param frameLimit longer without a frame on the screen, and the program ends to be started anew
 */
record TerminalConfig(
    TerminalId id,
    Place place,
    ZoneId zone,
    ReceiptCheck receipts,
    Gateway gateway,
    Path dataDir,
    SessionTimes times,
    ScreenSettings screen,
    Voice words,
    Faces faces,
    VoiceSettings voice,
    Optional<Keypad> keypad,
    Optional<SerialSettings> scanner,
    Optional<GpioSettings> gpio,
    Optional<HidSettings> hid,
    Optional<ClockEvidence> systemClock,
    boolean keepScreenOn,
    JournalSettings journal,
    String diagnosisPin,
    Duration frameLimit) {
  /** Nobody listens there (RFC 863 is long out of use). */
  private static final int DISCARD_PORT = 9;

  private static final Duration BRIEF = Duration.ofMillis(50);

  /** A disk at work answers within a second; longer than this nobody stands and waits. */
  private static final Duration SAVING = Duration.ofSeconds(10);

  /** Where the gateway is, and the three PEM files. */
  record Gateway(String host, int port, Path authority, Path certificate, Path key) {
    /**
     * Reads the three files.
     *
     * @throws org.haochaping.terminal.uplink.KeyFileException naming the one that is wrong
     */
    TerminalKeys keys() {
      return TerminalKeys.read(authority, certificate, key);
    }
  }

  /** A keypad and its model's way of speaking. */
  record Keypad(SerialSettings line, FrameTemplate frame, KeyMap keys, RepeatRule repeat) {}

  /**
   * The same terminal in a folder of its own, without a device and a voice, and with a gateway that
   * is not there. Its refusals and thanks are over in no time, and each press counts at once.
   */
  TerminalConfig aloneIn(Path folder) {
    Gateway nobody =
        new Gateway("127.0.0.1", DISCARD_PORT, gateway.authority, gateway.certificate, gateway.key);
    return new TerminalConfig(
        id,
        place,
        zone,
        receipts,
        nobody,
        folder,
        new SessionTimes(
            times.offered(),
            times.hall(),
            times.reasons(),
            BRIEF,
            BRIEF,
            Duration.ZERO,
            times.saving()),
        screen,
        words,
        faces,
        VoiceSettings.of(0, "", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        systemClock,
        false,
        JournalSettings.of(folder.resolve("journal.db")),
        diagnosisPin,
        frameLimit);
  }

  /** Reads a file. */
  static TerminalConfig load(Path file) {
    return of(ConfigFile.read(file));
  }

  /** Checks what a file says. */
  static TerminalConfig of(ConfigFile config) {
    Config all = config.all();
    Path dataDir = config.path("data-dir");
    return new TerminalConfig(
        config.made("terminal.id", () -> new TerminalId(all.getString("terminal.id"))),
        new Place(
            all.getString("terminal.hall-name"),
            (int) config.number("terminal.window", 0, 65_535),
            all.getString("terminal.department"),
            all.getString("terminal.id")),
        config.made("terminal.time-zone", () -> ZoneId.of(all.getString("terminal.time-zone"))),
        new ReceiptCheck(
            config.number("terminal.hall", 0, 0xFFFF_FFFFL),
            config.made(
                "receipt.public-key", () -> publicKey(all.getString("receipt.public-key")))),
        gateway(config),
        dataDir,
        config.made("session", () -> times(all.getConfig("session"))),
        screen(config),
        config.made("screen", () -> words(config)),
        new Faces(folder(config, "screen.slides"), folder(config, "screen.photos")),
        config.made(
            "voice",
            () ->
                VoiceSettings.of(
                    all.getInt("voice.volume"),
                    all.getString("voice.quiet-hours"),
                    folder(config, "voice.files"))),
        serial(config, "keypad.serial").map(line -> keypad(config, line)),
        scanner(config),
        gpio(config),
        hid(config),
        config.made("clock.evidence", () -> systemClock(all.getConfig("clock"))),
        all.getBoolean("screen.full-screen") && all.getBoolean("screen.keep-on"),
        new JournalSettings(
            dataDir.resolve("journal.db"),
            all.getDuration("journal.keep-confirmed"),
            all.getBytes("journal.capacity")),
        config.made("diagnosis.pin", () -> pin(all.getString("diagnosis.pin"))),
        config.made("health.frame-limit", () -> frameLimit(all.getDuration("health.frame-limit"))));
  }

  private static Optional<ClockEvidence> systemClock(Config clock) {
    ClockEvidence evidence = ClockEvidence.of(clock.getString("evidence"));
    return clock.getBoolean("trust-system") ? Optional.of(evidence) : Optional.empty();
  }

  private static Duration frameLimit(Duration limit) {
    if (limit.compareTo(Duration.ofSeconds(5)) < 0 || limit.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("must be 5 seconds to 10 minutes");
    }
    return limit;
  }

  private static String pin(String pin) {
    if (!pin.isEmpty() && !PinGate.isPin(pin)) {
      throw new IllegalArgumentException("must be 4 to 12 digits in quotes, or empty");
    }
    return pin;
  }

  private static Gateway gateway(ConfigFile config) {
    return new Gateway(
        config.all().getString("gateway.host"),
        (int) config.number("gateway.port", 1, 65_535),
        config.path("gateway.ca"),
        config.path("gateway.certificate"),
        config.path("gateway.key"));
  }

  private static SessionTimes times(Config session) {
    return new SessionTimes(
        session.getDuration("offered-timeout"),
        session.getDuration("hall-timeout"),
        session.getDuration("reasons-timeout"),
        session.getDuration("thanks"),
        session.getDuration("refused"),
        session.getDuration("settle"),
        SAVING);
  }

  private static Look look(Config screen) {
    return new Look(
        Locale.forLanguageTag(screen.getString("language")),
        screen.getBoolean("high-contrast"),
        screen.getDouble("text-scale"));
  }

  private static Voice words(ConfigFile config) {
    Config screen = config.all().getConfig("screen");
    Map<String, Map<String, String>> own = new LinkedHashMap<>();
    for (String language : screen.getObject("texts").keySet()) {
      own.put(language, HallTexts.read(config.path("screen.texts." + language)));
    }
    return new Voice(
        look(screen),
        Texts.of(own, screen.getString("other-language")),
        folder(config, "screen.side-texts")
            .map(file -> SideTexts.of(HallTexts.read(file)))
            .orElse(SideTexts.none()));
  }

  private static Optional<Path> folder(ConfigFile config, String key) {
    return config.all().getString(key).isEmpty() ? Optional.empty() : Optional.of(config.path(key));
  }

  /** Of this alone JavaFX's start needs to know. */
  static ScreenSettings screen(ConfigFile config) {
    return config.made("screen", () -> screen(config.all().getConfig("screen")));
  }

  private static ScreenSettings screen(Config screen) {
    return new ScreenSettings(
        screen.getBoolean("full-screen"), screen.getInt("width"), screen.getInt("height"));
  }

  private static Optional<SerialSettings> serial(ConfigFile config, String section) {
    if (!config.all().getBoolean(section + ".enabled")) {
      return Optional.empty();
    }
    return Optional.of(
        config.made(
            section + ".baud",
            () ->
                new SerialSettings(
                    config.path(section + ".device"), config.all().getInt(section + ".baud"))));
  }

  /** Another device than the keypad's, which a name that stands for any would find as well. */
  private static Optional<SerialSettings> scanner(ConfigFile config) {
    Optional<SerialSettings> scanner = serial(config, "scanner.serial");
    Optional<SerialSettings> keypad = serial(config, "keypad.serial");
    if (scanner.isPresent() && keypad.isPresent()) {
      Path one = scanner.get().device();
      Path other = keypad.get().device();
      if (one.equals(other) || mayBe(one, other) || mayBe(other, one)) {
        throw config.wrong(
            "scanner.serial.enabled",
            "its device may be the keypad's; with both, name each device: see ls /dev/serial/by-id");
      }
    }
    return scanner;
  }

  private static boolean mayBe(Path name, Path other) {
    return name.toString().contains("*")
        && FileSystems.getDefault().getPathMatcher("glob:" + name).matches(other);
  }

  private static Optional<GpioSettings> gpio(ConfigFile config) {
    Config gpio = config.all().getConfig("keypad.gpio");
    if (!gpio.getBoolean("enabled")) {
      return Optional.empty();
    }
    return Optional.of(
        config.made(
            "keypad.gpio",
            () ->
                new GpioSettings(
                    word(GpioSettings.Provider.class, gpio, "provider"),
                    gpio.getIntList("pins"),
                    gpio.getIntList("lamps"),
                    word(GpioSettings.Pull.class, gpio, "pull"),
                    word(GpioSettings.Active.class, gpio, "active"))));
  }

  private static Optional<HidSettings> hid(ConfigFile config) {
    Config hid = config.all().getConfig("keypad.hid");
    if (!hid.getBoolean("enabled")) {
      return Optional.empty();
    }
    return Optional.of(
        new HidSettings(
            config.path("keypad.hid.device"),
            config.made(
                "keypad.hid.keys", () -> keys(hid, KeyMap::ofCodes, KeyMap::ofNumberKeys))));
  }

  private static <E extends Enum<E>> E word(Class<E> type, Config section, String key) {
    String word = section.getString(key);
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        key + ": one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
  }

  private static Keypad keypad(ConfigFile config, SerialSettings line) {
    Config serial = config.all().getConfig("keypad.serial");
    return new Keypad(
        line,
        config.made(
            "keypad.serial.frame",
            () -> FrameTemplate.parse(serial.getString("frame"), serial.getString("checksum"))),
        config.made("keypad.serial.keys", () -> keys(serial, KeyMap::of, KeyMap::oneToFive)),
        config.made(
            "keypad.serial",
            () -> RepeatRule.of(serial.getDuration("repeat-quiet"), serial.getString("release"))));
  }

  private static KeyMap keys(
      Config section, Function<Map<String, String>, KeyMap> made, Supplier<KeyMap> usual) {
    Map<String, String> levels = new LinkedHashMap<>();
    for (Map.Entry<String, ConfigValue> key : section.getObject("keys").entrySet()) {
      levels.put(key.getKey(), String.valueOf(key.getValue().unwrapped()));
    }
    return levels.isEmpty() ? usual.get() : made.apply(levels);
  }

  private static PublicKey publicKey(String base64) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be the hall's Ed25519 public key, X.509 in base64; it is in the bundle that"
              + " hall-gateway terminal add writes",
          e);
    }
  }
}
