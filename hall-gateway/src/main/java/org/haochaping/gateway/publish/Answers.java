package org.haochaping.gateway.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.SubjectKind;

/**
 * Makes answers, one at a time, and keeps the last few for a short while: however many ask, the
 * database hears of it once in that while for each period, and once for each kind of groups that
 * somebody asks one of.
 */
final class Answers {
  private static final int KEPT = 64;
  private static final String HTML = "text/html; charset=utf-8";

  private final Publication publication;
  private final ReportJson json;
  private final ReportPage page;
  private final long keepNanos;
  private final LongSupplier nanos;
  private final Map<Period, Kept> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Period, Kept> eldest) {
          return size() > KEPT;
        }
      };

  Answers(Publication publication, PublishRules rules, Duration keep, LongSupplier nanos) {
    this.publication = publication;
    this.json = new ReportJson(rules);
    this.page = new ReportPage(rules);
    this.keepNanos = keep.toNanos();
    this.nanos = nanos;
  }

  /** What an answer looks like. */
  enum Form {
    JSON,
    PAGE,
    WALL
  }

  private record Kept(
      Optional<PublicReport> report,
      Map<Form, Answer> answers,
      Map<SubjectKind, Map<String, PublicReport>> groups,
      long at) {}

  /**
   * Empty where the period, or the group in it, is not published; the hall's page is there without
   * a period in any case.
   */
  synchronized Optional<Answer> of(Asked asked, Form form) {
    Period period = asked.period().orElseGet(publication::newest);
    Kept now = kept(period);
    if (asked.kind().isPresent()) {
      return group(now, asked.kind().get(), asked.code()).map(report -> make(report, form));
    }
    if (now.report().isPresent()) {
      PublicReport report = now.report().get();
      return Optional.of(now.answers().computeIfAbsent(form, any -> make(report, form)));
    }
    return asked.period().isPresent() || form == Form.JSON
        ? Optional.empty()
        : Optional.of(answer(HTML, page.nothingYet(period, form == Form.WALL)));
  }

  /** Made of numbers that are kept; its own few bytes are not. */
  private Optional<PublicReport> group(Kept now, SubjectKind kind, String code) {
    return now.report()
        .map(hall -> now.groups().computeIfAbsent(kind, any -> publication.groups(hall, any)))
        .flatMap(groups -> Optional.ofNullable(groups.get(code)));
  }

  private Kept kept(Period period) {
    long now = nanos.getAsLong();
    Kept before = kept.get(period);
    if (before != null && now - before.at() < keepNanos) {
      return before;
    }
    Kept made =
        new Kept(
            publication.of(period),
            new EnumMap<>(Form.class),
            new EnumMap<>(SubjectKind.class),
            now);
    kept.put(period, made);
    return made;
  }

  private Answer make(PublicReport report, Form form) {
    return form == Form.JSON
        ? answer("application/json", json.of(report).toString())
        : answer(HTML, page.of(report, form == Form.WALL));
  }

  private static Answer answer(String type, String text) {
    return Answer.of(type, text.getBytes(StandardCharsets.UTF_8));
  }
}
