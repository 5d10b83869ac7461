package org.haochaping.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** A hall that sends whatever a test wants. */
final class Sender {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  Sender(int port) {
    this.port = port;
  }

  static ObjectNode service(String projectNo) {
    return basics("service", projectNo)
        .put("serviceName", "申报")
        .put("serviceTime", "2026-11-24 09:30:00")
        .put("orgcode", "11150900MB1234567A")
        .put("orgName", "市场监督管理局")
        .put("projectType", "1")
        .put("promiseDay", "1")
        .put("promiseType", "1")
        .put("proChannel", "2")
        .put("taskType", "01");
  }

  static ObjectNode rating(String projectNo) {
    return basics("rating", projectNo)
        .put("assessNumber", 1)
        .put("pf", "4")
        .put("satisfaction", "5")
        .put("assessTime", "2026-11-24 09:50:00")
        .put("isdefault", "0")
        .put("effectivEvalua", "1");
  }

  private static ObjectNode basics(String kind, String projectNo) {
    return JSON.createObjectNode()
        .put("kind", kind)
        .put("projectNo", projectNo)
        .put("serviceNumber", 1)
        .put("taskCode", "11150900MB1234567A4000123000101")
        .put("taskName", "个体工商户设立登记")
        .put("proStatus", "2")
        .put("deptCode", "11150900MB1234567A")
        .put("proDepart", "市场监督管理局")
        .put("areaCode", "150902000000")
        .put("acceptDate", "2026-11-24 09:30:00")
        .put("dataSource", "115")
        .put("userName", "演示甲")
        .put("userProp", "1")
        .put("userPageType", "111")
        .put("certKeyGOV", "150902199001010000")
        .put("mobile", "13800000000");
  }

  static String batch(ObjectNode... records) {
    ObjectNode json = JSON.createObjectNode().put("v", 1);
    ArrayNode list = json.putArray("records");
    for (ObjectNode record : records) {
      list.add(record);
    }
    return json.toString();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer some-token");
  }

  HttpRequest.Builder post(String key, byte[] packed) {
    return request("/feed/v1/batches")
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofByteArray(packed));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> send(String key, String batch) {
    return send(post(key, gzip(batch.getBytes(StandardCharsets.UTF_8))));
  }

  HttpResponse<String> send(ObjectNode... records) {
    return send(UUID.randomUUID().toString(), batch(records));
  }

  /** The results of a batch, as {@code taken,refused}. */
  String results(ObjectNode... records) {
    StringBuilder words = new StringBuilder();
    for (JsonNode result : json(send(records).body()).get("results")) {
      words.append(words.isEmpty() ? "" : ",").append(result.get("result").textValue());
    }
    return words.toString();
  }

  JsonNode get(String path) {
    return json(send(request(path).GET()).body());
  }

  void switches(String json) {
    HttpResponse<String> answer = send(request("/switches").PUT(BodyPublishers.ofString(json)));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
