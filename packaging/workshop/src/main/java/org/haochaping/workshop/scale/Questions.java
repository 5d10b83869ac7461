package org.haochaping.workshop.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.SampleCases;

/**
 * What the public and the windows' systems ask a gateway.
 *
 * @param publish the address of the public results
 * @param api the address of the windows' API
 * @param key the key of a window's system
 */
record Questions(String publish, String api, String key) {
  private static final int WINDOW = 60; // where nobody else's cases are accepted
  private static final int A_BUSY_WINDOW = 3;

  /** As many days into a month the one before is published, as gateway.conf has it. */
  private static final int SETTLE_DAYS = 3;

  /** To a gateway that runs. */
  static Questions to(Hall hall, String key) {
    return new Questions(address(hall, "publish.port"), address(hall, "api.port"), key);
  }

  /** Asks everything, many times each. */
  List<Latency> ask() {
    HttpClient client = HttpClient.newHttpClient();
    // The last month that is published whatever day it is, and the quarter and the year before it.
    YearMonth month =
        YearMonth.from(LocalDate.now(CityTime.ZONE).minusDays(SETTLE_DAYS)).minusMonths(1);
    String year = Integer.toString(month.minusYears(1).getYear());
    YearMonth before = month.minusMonths(3);
    String quarter = "%d-Q%d".formatted(before.getYear(), (before.getMonthValue() + 2) / 3);
    List<Latency> answers = new ArrayList<>();
    for (String period : List.of(month.toString(), quarter, year)) {
      answers.add(
          Latency.of(client, "公示页 page, " + period, n -> get(publish + "/?period=" + period)));
      answers.add(
          Latency.of(
              client,
              "公示数据 JSON, " + period,
              n -> get(publish + "/results.json?period=" + period)));
      if (isTold(client, publish + "/results.json" + ofAWindow(period))) {
        answers.add(
            Latency.of(
                client,
                "一窗口页 a window's page, " + period,
                n -> get(publish + "/" + ofAWindow(period))));
        answers.add(
            Latency.of(
                client,
                "一窗口 JSON a window's, " + period,
                n -> get(publish + "/results.json" + ofAWindow(period))));
      }
    }
    String fresh = "SCALE-" + System.currentTimeMillis() + "-%06d";
    answers.add(Latency.of(client, "受理 case accepted", n -> accepted(fresh, n)));
    answers.add(
        Latency.of(
            client,
            "查询办件 show case",
            n ->
                keyed(
                    api + "/api/v1/cases?projectNo=SCALE-%010d&serviceNumber=1".formatted(n + 1))));
    answers.add(
        Latency.of(
            client,
            "谁在岗 clerk on duty",
            n -> keyed(api + "/api/v1/windows/%d/clerk".formatted(1 + n % Staff.WINDOWS))));
    return answers;
  }

  private static String ofAWindow(String period) {
    return "?period=" + period + "&kind=window&code=" + A_BUSY_WINDOW;
  }

  /** A group of a small ledger has too few ratings to be published. */
  private static boolean isTold(HttpClient client, String address) {
    return Latency.status(client, get(address).build()) == HttpURLConnection.HTTP_OK;
  }

  private HttpRequest.Builder accepted(String form, int n) {
    String number = String.format(Locale.ROOT, form, n);
    String body =
        SampleCases.lines(1, WINDOW)
            .strip()
            .replaceFirst("\"projectNo\":\"[^\"]*\"", "\"projectNo\":\"" + number + "\"")
            .replaceFirst("^\\{", "{\"window\":" + WINDOW + ",");
    return keyed(api + "/api/v1/cases/accepted")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder keyed(String address) {
    return get(address).header("Authorization", "Bearer " + key);
  }

  private static HttpRequest.Builder get(String address) {
    return HttpRequest.newBuilder(URI.create(address)).GET();
  }

  private static String address(Hall hall, String portFile) {
    Path file = hall.dir().resolve("gateway").resolve(portFile);
    try {
      return "http://127.0.0.1:" + Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
