package org.haochaping.workshop.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.hall.CityView.CityRating;

/**
 * The book of the people compared with what the city has. The lists hold case numbers.
 *
 * @param thanked how many ratings were thanked for
 * @param atCity how many of them are at the city, with the level that was pressed
 * @param missing thanked for and not at the city with that level
 * @param twice at the city more than once
 * @param invented at the city with a level that nobody pressed
 * @param unthanked at the city, pressed, and its thanks not seen because of a kill: allowed
 */
public record Verdict(
    int thanked,
    int atCity,
    List<String> missing,
    List<String> twice,
    List<String> invented,
    List<String> unthanked) {

  /** Copies the lists. */
  public Verdict {
    missing = List.copyOf(missing);
    twice = List.copyOf(twice);
    invented = List.copyOf(invented);
    unthanked = List.copyOf(unthanked);
  }

  static Verdict of(Book book, List<CityRating> city) {
    Map<String, SatisfactionLevel> thanked = new TreeMap<>(book.thanked());
    Map<String, List<SatisfactionLevel>> there = new TreeMap<>();
    for (CityRating rating : city) {
      there.computeIfAbsent(rating.projectNo(), any -> new ArrayList<>()).add(rating.level());
    }
    List<String> missing = new ArrayList<>();
    thanked.forEach(
        (projectNo, level) -> {
          if (!there.getOrDefault(projectNo, List.of()).contains(level)) {
            missing.add(projectNo);
          }
        });
    List<String> twice = new ArrayList<>();
    List<String> invented = new ArrayList<>();
    List<String> unthanked = new ArrayList<>();
    there.forEach(
        (projectNo, levels) -> {
          if (!levels.stream().allMatch(level -> book.wasPressed(projectNo, level))) {
            invented.add(projectNo);
          }
          if (levels.size() > 1) {
            twice.add(projectNo);
          }
          if (!thanked.containsKey(projectNo)) {
            unthanked.add(projectNo);
          }
        });
    return new Verdict(
        thanked.size(), thanked.size() - missing.size(), missing, twice, invented, unthanked);
  }

  /** Whether the city has just what it should. */
  public boolean clean() {
    return missing.isEmpty() && twice.isEmpty() && invented.isEmpty();
  }
}
