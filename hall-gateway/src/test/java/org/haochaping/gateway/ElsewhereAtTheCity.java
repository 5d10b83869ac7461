package org.haochaping.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.Applicant;
import org.haochaping.protocol.city.CaseBasics;
import org.haochaping.protocol.city.FeedBatch;
import org.haochaping.protocol.city.FeedCodec;
import org.haochaping.protocol.city.RatingRecord;
import org.haochaping.protocol.city.ServiceContact;
import org.haochaping.protocol.city.ServiceRecord;

/** Another channel of the area, such as an app, that sends its ratings to the city. */
record ElsewhereAtTheCity(String url, LocalDateTime accepted) {
  static final String NAME = "外地某人";
  static final String AREA = "150902000000";

  private CaseBasics basics(String projectNo, String area) {
    return new CaseBasics(
        projectNo,
        1,
        "11150900MB1234567A4000123000101",
        Optional.empty(),
        "个体工商户设立登记",
        "2",
        "11150900MB1234567A",
        "市场监督管理局",
        area,
        Optional.of(accepted),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "115");
  }

  private ServiceRecord service(String projectNo, String area) {
    return new ServiceRecord(
        basics(projectNo, area),
        new Applicant(NAME, "1", "111", "150902199001019999", "13999999999"),
        new ServiceContact(
            "申报", accepted, "11150900MB1234567A", "市场监督管理局", "1", "1", "1", "2", "01"));
  }

  /** A line for {@code cases import}. */
  String line(String projectNo) {
    return service(projectNo, AREA).json().toString();
  }

  /** Sends a service and its rating. */
  void rate(String projectNo, String area, int level, List<String> reasons, int afterMinutes)
      throws IOException, InterruptedException {
    ServiceRecord service = service(projectNo, area);
    RatingRecord rating =
        new RatingRecord(
            service.basics(),
            service.applicant(),
            1,
            "2",
            SatisfactionLevel.ofCityCode(level),
            reasons,
            "",
            accepted.plusMinutes(afterMinutes),
            false,
            true);
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url + "/feed/v1/batches"))
                    .header("Authorization", "Bearer app")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(
                        BodyPublishers.ofByteArray(
                            FeedCodec.encode(new FeedBatch(List.of(service, rating)))))
                    .build(),
                BodyHandlers.ofByteArray());
    List<JsonFields> results = JsonFields.read(answer.body()).objects("results");
    if (!results.stream().allMatch(one -> one.text("result").equals("taken"))) {
      throw new AssertionError(results.get(1).optionalText("words").orElse("not taken"));
    }
  }
}
