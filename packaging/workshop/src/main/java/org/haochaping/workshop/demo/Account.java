package org.haochaping.workshop.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.workshop.hall.CityView;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.LedgerView;

/**
 * The account of a played demo, each number from its own source: presses from the terminals' words,
 * on-disk from the journal files, stored from the ledger, city from the city's own answers.
 *
 * @param hallOnly ratings that the rules keep in the hall: of no case, such as a consultation
 * @param notSaved presses that the disk did not take, and for which nobody was thanked
 * @param inBatches how many cases at the city were rated with another one, on one receipt
 */
record Account(
    int pressed,
    int onDisk,
    int stored,
    int city,
    int hallOnly,
    int notSaved,
    int inBatches,
    int twice,
    List<String> differences) {

  Account {
    differences = List.copyOf(differences);
  }

  static Account of(Hall hall, List<String> terminals, WayBook book, LedgerView ledger) {
    Map<String, JournalBody.Rated> journal = new HashMap<>();
    terminals.forEach(id -> journal.putAll(hall.journal(id).ratings()));
    Set<String> stored = ledger.stored().keySet();
    Map<String, LedgerView.Delivery> deliveries = ledger.deliveries();
    List<String> atCity = CityView.of(hall).projectNumbers();
    Map<String, List<String>> projects = ledger.projectNumbers();

    List<String> differences = new ArrayList<>();
    Set<String> expected = new HashSet<>();
    int hallOnly = 0;
    int inBatches = 0;
    for (WayBook.Page page : book.pages()) {
      String offer = page.offer();
      JournalBody.Rated rated = journal.get(offer);
      LedgerView.Delivery delivery = deliveries.get(offer);
      if (delivery != null && delivery.isOfTheHallOnly()) {
        hallOnly++;
        continue;
      }
      List<String> cases = projects.getOrDefault(offer, List.of());
      expected.addAll(cases);
      inBatches += Math.max(0, cases.size() - 1);
      if (rated == null) {
        differences.add("未落盘 not on disk: " + offer);
      } else if (!stored.contains(offer)) {
        differences.add("网关未存 not stored: " + offer);
      } else if (cases.isEmpty() || !atCity.containsAll(cases)) {
        differences.add(
            "未到城市 not at the city: "
                + offer
                + (delivery == null
                    ? ""
                    : " (" + delivery.state() + " " + delivery.answer() + ")"));
      }
    }
    for (String project : atCity) {
      if (!expected.contains(project)) {
        differences.add("多出 at the city but never pressed: " + project);
      }
    }
    int twice = atCity.size() - new HashSet<>(atCity).size();
    return new Account(
        book.pages().size(),
        journal.size(),
        stored.size(),
        atCity.size(),
        hallOnly,
        book.notSaved(),
        inBatches,
        twice,
        differences);
  }

  int missing() {
    return (int) differences.stream().filter(line -> !line.startsWith("多出")).count();
  }

  boolean complete() {
    return differences.isEmpty() && twice == 0 && pressed == city - inBatches + hallOnly;
  }

  String line() {
    return "pressed=%d on-disk=%d stored=%d city=%d twice=%d missing=%d"
            .formatted(pressed, onDisk, stored, city, twice, missing())
        + (hallOnly == 0 ? "" : " hall-only=" + hallOnly)
        + (notSaved == 0 ? "" : " not-saved=" + notSaved)
        + (inBatches == 0 ? "" : " in-batches=" + inBatches);
  }
}
