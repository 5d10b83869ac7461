package org.haochaping.gateway.publish;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.SatisfactionLevel;

/** The five levels' shares as one bar; an SVG, which needs no script and no style of its own. */
final class LevelBar {
  private static final double WIDTH = 100;

  private LevelBar() {}

  static ContainerTag<?> of(Tally tally) {
    ContainerTag<?> bar =
        tag("svg")
            .attr("viewBox", "0 0 100 8")
            .attr("preserveAspectRatio", "none")
            .attr("class", "levelbar")
            .attr("role", "img")
            .attr("aria-label", spoken(tally));
    double x = 0;
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      double width = WIDTH * tally.ratings(level) / Math.max(1, tally.active());
      if (width > 0) {
        bar.with(
            tag("rect")
                .attr("x", "%.2f".formatted(x))
                .attr("y", "0")
                .attr("width", "%.2f".formatted(width))
                .attr("height", "8")
                .attr("class", "l" + level.cityCode()));
      }
      x += width;
    }
    return bar;
  }

  private static String spoken(Tally tally) {
    return Arrays.stream(SatisfactionLevel.values())
        .map(level -> level.chinese() + " " + tally.ratings(level))
        .collect(Collectors.joining(","));
  }
}
