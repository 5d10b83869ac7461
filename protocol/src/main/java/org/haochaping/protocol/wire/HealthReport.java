package org.haochaping.protocol.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/**
 * How a terminal is: topic {@code health}, QoS 0, every 30 s while the gateway can be reached. One
 * that is lost is of no matter, the next one says more.
 *
 * @param version of the terminal program, 1 to 64 visible ASCII characters
 * @param waiting ratings that the gateway does not have yet
 * @param tenthsCelsius the processor's temperature in tenths of a degree, -1000 to 2000; empty
 *     where the machine does not say
 * @param frameAgeSeconds seconds since the screen was last drawn
 * @param seq the last sequence number in the journal, 0 for none
 * @param uptimeSeconds since the terminal program started
 * @param devices at most 32
 * @param diagnosis what the last diagnosis found, at most 32; empty where there was none
 */
public record HealthReport(
    String version,
    long waiting,
    Disk disk,
    OptionalInt tenthsCelsius,
    ClockState clock,
    long frameAgeSeconds,
    long seq,
    long uptimeSeconds,
    List<Device> devices,
    List<Finding> diagnosis) {
  /** The bytes on the wire are at most so many. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final int MAX_ITEMS = 32;
  private static final int MIN_TENTHS = -1_000;
  private static final int MAX_TENTHS = 2_000;
  private static final int MAX_FOUND = 100;
  private static final Pattern VERSION = Pattern.compile("[!-~]{1,64}");
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  /** Checks numbers, words and lengths, and copies the lists. */
  public HealthReport {
    devices = List.copyOf(devices);
    diagnosis = List.copyOf(diagnosis);
    if (!VERSION.matcher(version).matches()) {
      throw new ProtocolException("version: 1 to 64 visible ASCII characters");
    }
    notNegative("waiting", waiting);
    notNegative("frameAge", frameAgeSeconds);
    notNegative("seq", seq);
    notNegative("uptime", uptimeSeconds);
    if (tenthsCelsius.isPresent()
        && (tenthsCelsius.getAsInt() < MIN_TENTHS || tenthsCelsius.getAsInt() > MAX_TENTHS)) {
      throw new ProtocolException("temperature: not within -1000 to 2000");
    }
    if (devices.size() > MAX_ITEMS || diagnosis.size() > MAX_ITEMS) {
      throw new ProtocolException("devices, diagnosis: at most 32 each");
    }
  }

  /** Bytes on the disk that holds the journal. */
  public record Disk(long free, long total) {
    /** Checks the numbers. */
    public Disk {
      notNegative("free", free);
      notNegative("total", total);
    }
  }

  /**
   * The terminal's clock.
   *
   * @param source who vouched for it, as in the journal's {@code clock} entries, or {@code none}
   */
  public record ClockState(boolean trusted, String source) {
    /** Checks the word. */
    public ClockState {
      word("source", source);
    }
  }

  /** A device and the word for how it is, lower case letters, digits and hyphens, at most 32. */
  public record Device(String name, String state) {
    /** Checks both words. */
    public Device {
      word("name", name);
      word("state", state);
    }
  }

  /**
   * One check of a diagnosis.
   *
   * @param check the word for what was looked at
   * @param found what was found, in Chinese, at most 100 characters
   */
  public record Finding(String check, Verdict verdict, String found) {
    /** Checks word and length. */
    public Finding {
      word("check", check);
      if (found.codePointCount(0, found.length()) > MAX_FOUND) {
        throw new ProtocolException("found: at most 100 characters");
      }
    }
  }

  /** What came of a check. */
  public enum Verdict {
    /** Nothing is to be done. */
    GOOD("good"),
    /** It works, and somebody should look at it. */
    ATTENTION("attention"),
    /** It does not work. */
    BAD("bad");

    private final String wireName;

    Verdict(String wireName) {
      this.wireName = wireName;
    }

    /** The word on the wire. */
    public String wireName() {
      return wireName;
    }

    static Verdict of(String word) {
      for (Verdict verdict : values()) {
        if (verdict.wireName.equals(word)) {
          return verdict;
        }
      }
      throw new ProtocolException("verdict: not good, attention or bad");
    }
  }

  /**
   * The bytes on the wire.
   *
   * @throws ProtocolException if they would be more than {@link #MAX_BYTES}
   */
  public byte[] encode() {
    ObjectNode json = JsonFields.versioned().put("version", version).put("waiting", waiting);
    json.putObject("disk").put("free", disk.free).put("total", disk.total);
    tenthsCelsius.ifPresent(tenths -> json.put("temperature", tenths));
    json.putObject("clock").put("trusted", clock.trusted).put("source", clock.source);
    json.put("frameAge", frameAgeSeconds).put("seq", seq).put("uptime", uptimeSeconds);
    ArrayNode list = json.putArray("devices");
    devices.forEach(d -> list.addObject().put("name", d.name).put("state", d.state));
    if (!diagnosis.isEmpty()) {
      ArrayNode findings = json.putArray("diagnosis");
      for (Finding finding : diagnosis) {
        findings
            .addObject()
            .put("check", finding.check)
            .put("verdict", finding.verdict.wireName)
            .put("found", finding.found);
      }
    }
    return bounded(JsonFields.write(json));
  }

  /**
   * Reads the bytes on the wire.
   *
   * @throws ProtocolException with the reason, if they are not that
   */
  public static HealthReport decode(byte[] utf8) {
    JsonFields json = JsonFields.read(bounded(utf8)).requireVersion();
    JsonFields disk = json.object("disk");
    JsonFields clock = json.object("clock");
    return new HealthReport(
        json.text("version"),
        json.integer("waiting"),
        new Disk(disk.integer("free"), disk.integer("total")),
        temperature(json.optionalInteger("temperature")),
        new ClockState(clock.truth("trusted"), clock.text("source")),
        json.integer("frameAge"),
        json.integer("seq"),
        json.integer("uptime"),
        json.objects("devices").stream()
            .map(device -> new Device(device.text("name"), device.text("state")))
            .toList(),
        json.tree().path("diagnosis").isMissingNode()
            ? List.of()
            : json.objects("diagnosis").stream().map(HealthReport::finding).toList());
  }

  private static Finding finding(JsonFields json) {
    return new Finding(json.text("check"), Verdict.of(json.text("verdict")), json.text("found"));
  }

  private static OptionalInt temperature(OptionalLong tenths) {
    return tenths.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.max(-9_999, Math.min(9_999, tenths.getAsLong())));
  }

  private static byte[] bounded(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new ProtocolException("health: more than 16384 bytes");
    }
    return bytes;
  }

  private static void notNegative(String field, long number) {
    if (number < 0) {
      throw new ProtocolException(field + ": below 0");
    }
  }

  private static void word(String field, String text) {
    if (!WORD.matcher(text).matches()) {
      throw new ProtocolException(field + ": 1 to 32 of a to z, 0 to 9 and hyphen");
    }
  }
}
