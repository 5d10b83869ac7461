package org.haochaping.workshop.hall;

import java.util.List;

/** What the city system says that it has, asked over its own interface. */
public record CityView(String url) {
  /** The city of a hall. */
  public static CityView of(Hall hall) {
    return new CityView(hall.cityUrl());
  }

  /** The case number of each rating there is, in the order of their coming. */
  public List<String> projectNumbers() {
    return List.of();
  }
}
