package org.haochaping.gateway.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.haochaping.gateway.results.Period;

/**
 * Makes answers, one at a time, and keeps the last few for a short while: however many ask, the
 * database hears of it once in that while for each period.
 */
final class Answers {
  private static final int KEPT = 64;

  private final Publication publication;
  private final ReportJson json;
  private final ReportPage page;
  private final long keepNanos;
  private final LongSupplier nanos;
  private final Map<Key, Kept> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
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

  private record Key(Period period, Form form) {}

  private record Kept(Optional<Answer> answer, long at) {}

  /** Empty where the period is not published; a page is there without a period in any case. */
  synchronized Optional<Answer> of(Optional<Period> asked, Form form) {
    Key key = new Key(asked.orElseGet(publication::newest), form);
    long now = nanos.getAsLong();
    Kept before = kept.get(key);
    if (before != null && now - before.at() < keepNanos) {
      return before.answer();
    }
    Optional<Answer> made = make(key, asked.isEmpty());
    kept.put(key, new Kept(made, now));
    return made;
  }

  private Optional<Answer> make(Key key, boolean first) {
    Optional<PublicReport> report = publication.of(key.period());
    boolean empty = report.isPresent() && report.get().choices().isEmpty();
    if (key.form() == Form.JSON) {
      return report.map(one -> answer("application/json", json.of(one).toString()));
    }
    boolean wall = key.form() == Form.WALL;
    if (first && (empty || report.isEmpty())) {
      return Optional.of(answer("text/html; charset=utf-8", page.nothingYet(key.period(), wall)));
    }
    return report.map(one -> answer("text/html; charset=utf-8", page.of(one, wall)));
  }

  private static Answer answer(String type, String text) {
    return Answer.of(type, text.getBytes(StandardCharsets.UTF_8));
  }
}
