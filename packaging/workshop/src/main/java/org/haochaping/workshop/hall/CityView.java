package org.haochaping.workshop.hall;

import java.util.List;
import org.haochaping.protocol.SatisfactionLevel;

/** What the city system says that it has, asked over its own interface. */
public record CityView(String url) {
  /** A rating as the city has it. */
  public record CityRating(String projectNo, int assessNumber, SatisfactionLevel level) {}

  /** The city of a hall. */
  public static CityView of(Hall hall) {
    return new CityView(hall.cityUrl());
  }

  /** Each rating there is, in the order of their coming. */
  public List<CityRating> ratings() {
    return List.of();
  }

  /** The case number of each rating there is, in the order of their coming. */
  public List<String> projectNumbers() {
    return List.of();
  }
}
