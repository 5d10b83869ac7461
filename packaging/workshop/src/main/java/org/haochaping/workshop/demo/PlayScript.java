package org.haochaping.workshop.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * A play file, read and checked before anything is started.
 *
 * @param terminal lines for the terminal's configuration
 * @param hall lines for the gateway's configuration
 */
record PlayScript(List<PlayStep> steps, List<String> terminal, List<String> hall) {
  /** A line that begins so is not played: {@code terminal session.thanks = 2s}. */
  private static final String TERMINAL = "terminal ";

  /** Nor is one that begins so: {@code hall hall.receipt-link = "https://rate.example/r/"}. */
  private static final String HALL = "hall ";

  PlayScript {
    steps = List.copyOf(steps);
    terminal = List.copyOf(terminal);
    hall = List.copyOf(hall);
  }

  /**
   * Reads a file.
   *
   * @throws PlayException naming the file and line that is wrong
   */
  static PlayScript read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new PlayException("读不了播放文件 / cannot read the play file: " + file, e);
    }
    List<PlayStep> steps = new ArrayList<>();
    List<String> terminal = new ArrayList<>();
    List<String> hall = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (line.isEmpty()) {
        continue;
      }
      if (line.startsWith(TERMINAL)) {
        terminal.add(line.substring(TERMINAL.length()).strip());
        continue;
      }
      if (line.startsWith(HALL)) {
        hall.add(line.substring(HALL.length()).strip());
        continue;
      }
      try {
        steps.add(step(line));
      } catch (IllegalArgumentException | ProtocolException e) {
        throw new PlayException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return new PlayScript(steps, terminal, hall);
  }

  private static PlayStep checked(PlayStep.KeypadBytes bytes) {
    bytes.bytes();
    return bytes;
  }

  /** How many receipts of this hall the script needs. */
  long freshReceipts() {
    return steps.stream()
        .filter(
            step ->
                (step instanceof PlayStep.Scan scan && scan.receipt() == PlayStep.Receipt.FRESH)
                    || (step instanceof PlayStep.Invite invite && invite.withReceipt()))
        .count();
  }

  private static PlayStep step(String line) {
    int blank = line.indexOf(' ');
    String word = blank < 0 ? line : line.substring(0, blank);
    String rest = blank < 0 ? "" : line.substring(blank + 1).strip();
    return switch (word) {
      case "scan" ->
          new PlayStep.Scan(
              PlayStep.Receipt.valueOf(rest.toUpperCase(Locale.ROOT).replace('-', '_')));
      case "key" -> new PlayStep.Key(key(Integer.parseInt(rest)));
      case "keypad" -> checked(new PlayStep.KeypadBytes(rest));
      case "scanner" -> new PlayStep.ScannerText(rest);
      case "scanner-noise" -> new PlayStep.ScannerNoise(Integer.parseInt(rest));
      case "expect" -> new PlayStep.Expect(rest.replaceAll(" +", " "));
      case "invite" -> invite(rest);
      case "withdraw" -> new PlayStep.Withdraw();
      case "batch" -> new PlayStep.Batch(Integer.parseInt(rest));
      case "hold" -> hold(rest.split(" +", -1));
      case "pin" -> new PlayStep.Pin(rest.chars().mapToObj(digit -> key(digit - '0')).toList());
      case "gateway" -> new PlayStep.Gateway(isFirst(rest, "back", "away"));
      case "journal" -> new PlayStep.Journal(isFirst(rest, "blocked", "free"));
      case "disk" -> new PlayStep.Disk(isFirst(rest, "full", "room"));
      case "alarm" -> new PlayStep.Alarm(rest);
      case "settings" -> new PlayStep.Settings(offers(rest));
      default ->
          throw new IllegalArgumentException(
              "不认识 / unknown: "
                  + word
                  + " (scan, key, hold, pin, keypad, scanner, scanner-noise, batch, invite,"
                  + " withdraw, settings, gateway, journal, disk, alarm, terminal, hall, expect)");
    };
  }

  private static SatisfactionLevel key(int number) {
    return SatisfactionLevel.ofCityCode(6 - number);
  }

  private static PlayStep.Hold hold(String[] words) {
    if (words.length != 2) {
      throw new IllegalArgumentException("hold 1+5 6");
    }
    List<Integer> keys = Arrays.stream(words[0].split("[+]", -1)).map(Integer::parseInt).toList();
    return new PlayStep.Hold(keys, Integer.parseInt(words[1]));
  }

  private static boolean isFirst(String word, String first, String second) {
    if (!word.equals(first) && !word.equals(second)) {
      throw new IllegalArgumentException(first + " | " + second);
    }
    return word.equals(first);
  }

  private static PlayStep.Invite invite(String what) {
    return switch (what) {
      case "fresh" -> new PlayStep.Invite(true);
      case "consultation" -> new PlayStep.Invite(false);
      default -> throw new IllegalArgumentException("invite fresh | consultation");
    };
  }

  private static Set<PlayStep.Offer> offers(String words) {
    Set<PlayStep.Offer> offers = EnumSet.noneOf(PlayStep.Offer.class);
    for (String word : words.split(" +", -1)) {
      if (!word.isEmpty()) {
        offers.add(PlayStep.Offer.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
      }
    }
    return offers;
  }
}
