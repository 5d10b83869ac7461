package org.haochaping.gateway.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.haochaping.gateway.gm.Sm2;
import org.haochaping.gateway.gm.Sm2Form;
import org.haochaping.gateway.gm.Sm4;

/** A platform that opens both envelopes with its own key and answers as the provinces' do. */
final class NationalPlatform implements AutoCloseable {
  /** The standard's own example keys (GM/T 0003.5). */
  static final String PRIVATE = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";

  static final String PUBLIC =
      "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
          + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";

  static final String MARK = "hall-01";
  static final String WORD = "open-sesame";
  static final byte[] SM4_KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  static final byte[] SM4_IV = "fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final NationalSettings.Secrets secrets;
  private final HttpServer server;
  private final Set<String> keys = new HashSet<>();
  final List<String> bodies = new CopyOnWriteArrayList<>();
  final List<JsonNode> taken = new CopyOnWriteArrayList<>();

  /** What it answers instead of looking at a record; empty to look. */
  volatile String answers = "";

  /** Projects that it refuses. */
  volatile String refusedProject = "none";

  NationalPlatform(NationalSettings.Secrets secrets) throws IOException {
    this.secrets = secrets;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    bodies.add(body);
    String answer = answers;
    if (answer.isEmpty()) {
      answer = look(exchange.getRequestURI().getPath(), body);
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized String look(String path, String body) throws IOException {
    JsonNode envelope = JSON.readTree(body);
    Sm2 sm2 = new Sm2(secrets.sm2(), new SecureRandom());
    byte[] cipher;
    if (secrets.form() == NationalSettings.Form.APP_MARK) {
      String time = envelope.path("time").asText();
      byte[] proof = sm2.decrypt(secrets.text().read(envelope.path("sign").asText()), PRIVATE);
      String said = new String(proof, StandardCharsets.UTF_8);
      if (!time.matches("\\d{14}") || !said.equals(time + MARK + WORD)) {
        return "{\"code\":401,\"msg\":\"签名错误\"}";
      }
      cipher = secrets.text().read(envelope.path("params").asText());
    } else {
      String data = envelope.path("requestData").asText();
      byte[] signed = (MARK + data).getBytes(StandardCharsets.UTF_8);
      byte[] signature = secrets.text().read(envelope.path("dataSign").asText());
      if (!sm2.isSigned(signed, signature, PUBLIC)) {
        return "{\"code\":401,\"msg\":\"签名错误\"}";
      }
      cipher = secrets.text().read(data);
    }
    byte[] plain =
        secrets.recordCipher().isPresent()
            ? new Sm4(SM4_KEY, SM4_IV).decrypt(cipher)
            : sm2.decrypt(cipher, PRIVATE);
    return take(path, JSON.readTree(plain));
  }

  private String take(String path, JsonNode record) {
    String project = record.path("projectNo").asText();
    if (project.equals(refusedProject)) {
      return "{\"code\":\"500100\",\"msg\":\"事项编码不存在\"}";
    }
    String service = "/service/" + project + "/" + record.path("serviceNumber").asText();
    String key =
        path.equals("/service")
            ? service
            : path + "/" + project + "/" + record.path("assessNumber");
    if (path.equals("/rating") && !keys.contains(service)) {
      return "{\"code\":\"500101\",\"msg\":\"没有办件服务数据\"}";
    }
    if (!keys.add(key)) {
      return "{\"code\":\"500102\",\"msg\":\"数据重复，请勿再次提交\"}";
    }
    taken.add(record);
    return "{\"code\":200,\"msg\":\"成功\"}";
  }

  /** The secrets that this platform gives out, in a form. */
  static NationalSettings.Secrets secrets(
      NationalSettings.Form form,
      Sm2Form sm2,
      boolean sm4,
      org.haochaping.gateway.gm.TextForm text) {
    return new NationalSettings.Secrets(
        form,
        MARK,
        WORD,
        PUBLIC,
        PRIVATE,
        sm2,
        sm4 ? java.util.Optional.of(new Sm4(SM4_KEY, SM4_IV)) : java.util.Optional.empty(),
        text);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
