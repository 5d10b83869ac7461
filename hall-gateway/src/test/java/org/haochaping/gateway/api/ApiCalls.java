package org.haochaping.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A window's system that calls; each exchange is held against the document. */
public final class ApiCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiDocument document;
  private final int port;
  private final String key;

  public ApiCalls(int port, String key) throws IOException {
    this.document = new ApiDocument("window-api.yaml");
    this.port = port;
    this.key = key;
  }

  /** What came back. */
  @SuppressWarnings("ArrayRecordComponent") // looked at once
  public record Answer(int status, String type, byte[] body, HttpResponse<byte[]> http) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError(new String(body, StandardCharsets.UTF_8), e);
      }
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  public Answer post(String path, String body, String... headers) throws Exception {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, String body, String... headers) throws Exception {
    return send("PUT", path, body, headers);
  }

  public Answer get(String path, String... headers) throws Exception {
    return send("GET", path, "", headers);
  }

  public Answer delete(String path) throws Exception {
    return send("DELETE", path, "");
  }

  /** Sends, and fails if request or answer is not what the document says. */
  public Answer send(String method, String path, String body, String... headers) throws Exception {
    Answer answer = raw(method, path, body, headers);
    document.checkAnswer(method, path, answer.status(), answer.type(), answer.text());
    if (answer.status() < 300 && !body.isEmpty()) {
      document.checkRequest(method, path, body);
    }
    return answer;
  }

  /** Sends whatever. */
  public Answer raw(String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    request.setHeader("Authorization", "Bearer " + key);
    request.setHeader("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Answer(response.statusCode(), type.replaceAll(";.*", ""), response.body(), response);
  }

  /** An accepted case at window 3, ready to be changed. */
  public static ObjectNode sample(String projectNo) {
    try {
      return (ObjectNode)
          JSON.readTree(
              """
              {"window":3,"projectNo":"%s","serviceNumber":1,
               "taskCode":"11150900MB1234567A4000123000101","taskName":"个体工商户设立登记",
               "proStatus":"2","deptCode":"11150900MB1234567A","proDepart":"市场监督管理局",
               "areaCode":"150902000000","acceptDate":"2026-11-24 09:30:00","dataSource":"115",
               "serviceName":"申报","serviceTime":"2026-11-24 09:30:00",
               "orgcode":"11150900MB1234567A","orgName":"市场监督管理局","projectType":"1",
               "promiseDay":"1","promiseType":"1","proChannel":"2","taskType":"01",
               "userName":"欧阳明月","userProp":"1","userPageType":"111",
               "certKeyGOV":"150902199001011234","mobile":"13847451234"}
              """
                  .formatted(projectNo));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
