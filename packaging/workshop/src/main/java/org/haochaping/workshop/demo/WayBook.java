package org.haochaping.workshop.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.hall.LedgerView;
import org.haochaping.workshop.process.WayLine;

/** Writes down how far each rating has come; filled by the terminals' readers and by the poller. */
final class WayBook {

  /** One rating's way; what has not happened yet is empty. */
  record Page(
      String offer,
      String terminal,
      SatisfactionLevel level,
      Instant pressed,
      Optional<Duration> onDisk,
      Optional<Instant> stored,
      Optional<LedgerView.Delivery> delivery) {

    /** Whether nothing more will happen to it. */
    boolean ended() {
      return delivery.isPresent() && !delivery.get().state().equals("pending");
    }
  }

  private final Clock clock;
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Map<String, Page> replaced = new HashMap<>();
  private int notSaved;

  WayBook(Clock clock) {
    this.clock = clock;
  }

  /** Takes a way line of a terminal. */
  synchronized void note(String terminal, WayLine way) {
    if (way.step().equals("pressed")) {
      String offer = way.value("offer");
      SatisfactionLevel level = SatisfactionLevel.ofWireName(way.value("level"));
      // A change of mind is the same rating; its way begins at the press that counts.
      Page before =
          pages.put(
              offer,
              new Page(
                  offer,
                  terminal,
                  level,
                  clock.instant(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      if (before != null) {
        replaced.put(offer, before);
      }
    } else if (way.step().equals("not-saved")) {
      // The disk did not take it and nobody was thanked: what was there before still holds.
      notSaved++;
      pages.remove(way.value("offer"));
      Optional.ofNullable(replaced.remove(way.value("offer")))
          .ifPresent(page -> pages.put(page.offer, page));
    } else if (way.step().equals("on-disk")) {
      Duration took = Duration.ofNanos(Long.parseLong(way.value("micros")) * 1_000);
      pages.computeIfPresent(
          way.value("offer"),
          (offer, page) ->
              new Page(
                  offer,
                  page.terminal,
                  page.level,
                  page.pressed,
                  Optional.of(took),
                  page.stored,
                  page.delivery));
    }
  }

  /** Takes what the ledger says, and gives the pages that ended by it. */
  synchronized List<Page> note(
      Map<String, Instant> stored, Map<String, LedgerView.Delivery> deliveries) {
    List<Page> before = List.copyOf(pages.values());
    pages.replaceAll(
        (offer, page) ->
            new Page(
                offer,
                page.terminal,
                page.level,
                page.pressed,
                page.onDisk,
                Optional.ofNullable(stored.get(offer)),
                Optional.ofNullable(deliveries.get(offer))));
    return before.stream()
        .filter(page -> !page.ended())
        .map(page -> pages.get(page.offer))
        .filter(page -> page != null && page.ended())
        .toList();
  }

  /** How many presses the disk did not take. */
  synchronized int notSaved() {
    return notSaved;
  }

  /** All pages, in the order of the presses. */
  synchronized List<Page> pages() {
    return List.copyOf(pages.values());
  }
}
