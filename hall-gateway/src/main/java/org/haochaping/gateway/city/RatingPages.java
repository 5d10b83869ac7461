package org.haochaping.gateway.city;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.haochaping.gateway.city.OutletException.Kind;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/** The area's ratings at a city that speaks {@code docs/city-feed.yaml}, page by page. */
final class RatingPages {
  private final Exchange exchange;
  private final CitySettings settings;
  private final FetchSettings fetch;
  private final Clock clock;

  RatingPages(CitySettings settings, FetchSettings fetch, Clock clock) {
    this.settings = settings;
    this.fetch = fetch;
    this.clock = clock;
    this.exchange = new Exchange(settings.timeout());
  }

  /** A record with the number under which the city keeps it. */
  record Numbered(long id, JsonFields record) {}

  /**
   * The records behind one, in the order of their numbers.
   *
   * @return fails with {@link OutletException} for whatever is not exactly that
   */
  CompletableFuture<List<Numbered>> after(long id) {
    return exchange.send(
        HttpRequest.newBuilder(
                URI.create(
                    settings.url()
                        + "/feed/v1/ratings?areaCode="
                        + fetch.areaCode()
                        + "&after="
                        + id
                        + "&limit="
                        + fetch.page()))
            .header("Authorization", "Bearer " + settings.token())
            .GET(),
        response -> read(id, response));
  }

  private List<Numbered> read(long after, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 429 || status >= 500) {
      throw new OutletException(
          Kind.LATER, "HTTP " + status, RetryAfter.of(response.headers(), clock.instant()));
    }
    if (status != 200) {
      throw new OutletException(Kind.DENIED, "HTTP " + status);
    }
    try {
      List<Numbered> records = new ArrayList<>();
      long last = after;
      for (JsonFields one : JsonFields.read(response.body()).requireVersion().objects("records")) {
        last = one.integer("id", last + 1, Long.MAX_VALUE);
        records.add(new Numbered(last, one.object("record")));
      }
      return records;
    } catch (ProtocolException e) {
      throw new OutletException(Kind.LATER, "an answer that is none: " + e.getMessage());
    }
  }
}
