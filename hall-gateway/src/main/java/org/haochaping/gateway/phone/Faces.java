package org.haochaping.gateway.phone;

import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;
import org.haochaping.protocol.SatisfactionLevel;

/** The five faces that the terminals show, as drawings within the page. */
final class Faces {
  private static final String EYES =
      "<ellipse cx='36' cy='40' rx='5' ry='7' fill='#1d3a1f'/>"
          + "<ellipse cx='64' cy='40' rx='5' ry='7' fill='#1d3a1f'/>";
  private static final String LINE =
      "' fill='none' stroke='#1d3a1f' stroke-width='5'" + " stroke-linecap='round'/>";

  private Faces() {}

  static DomContent of(SatisfactionLevel level) {
    return rawHtml(
        "<svg class='face' viewBox='0 0 100 100' aria-hidden='true'>"
            + "<circle cx='50' cy='50' r='48' fill='"
            + colour(level)
            + "'/>"
            + drawing(level)
            + "</svg>");
  }

  private static String colour(SatisfactionLevel level) {
    return switch (level) {
      case VERY_SATISFIED -> "#3fb984";
      case SATISFIED -> "#92c955";
      case BASICALLY_SATISFIED -> "#ffcb4d";
      case DISSATISFIED -> "#ff9f57";
      case VERY_DISSATISFIED -> "#ec7671";
    };
  }

  private static String drawing(SatisfactionLevel level) {
    return switch (level) {
      case VERY_SATISFIED ->
          "<path d='M26 42q9-13 18 0M56 42q9-13 18 0"
              + LINE
              + "<path d='M24 55h52q-3 28-26 28t-26-28z' fill='#1d3a1f'/>"
              + "<path d='M38 77q12-9 24 0q-12 11-24 0z' fill='#f28b82'/>";
      case SATISFIED -> EYES + "<path d='M28 62q22 24 44 0" + LINE;
      case BASICALLY_SATISFIED -> EYES + "<path d='M32 68h36" + LINE;
      case DISSATISFIED -> EYES + "<path d='M30 74q20-20 40 0" + LINE;
      case VERY_DISSATISFIED ->
          EYES + "<path d='M27 26l17 8M73 26l-17 8" + LINE + "<path d='M26 76q24-26 48 0" + LINE;
    };
  }
}
