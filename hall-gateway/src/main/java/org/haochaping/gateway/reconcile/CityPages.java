package org.haochaping.gateway.reconcile;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.haochaping.gateway.city.CitySettings;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.RecordKind;

/** What a city says that it has: one digest, or key and hash of each record, page by page. */
final class CityPages {
  private static final int LIMIT = 1000;

  private final CitySettings settings;
  private final HttpClient client;

  CityPages(CitySettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
  }

  /** Count and digest over all records of a kind. */
  record Digest(long count, Hash digest) {}

  /** One record at the city. */
  record Item(RecordKey key, Hash hash) {}

  Digest digest(RecordKind kind) throws IOException {
    try {
      JsonFields json = get("/feed/v1/digest?kind=" + kind.wireName());
      return new Digest(json.integer("count"), Hash.ofHex(json.text("digest")));
    } catch (ProtocolException e) {
      throw new IOException("an answer that is none: " + e.getMessage(), e);
    }
  }

  /** Walks over all records of a kind in the order of their keys. */
  Walk walk(RecordKind kind) {
    return new Walk(kind);
  }

  /** One walk; keeps one page. */
  final class Walk {
    private final String path;
    private final Deque<Item> page = new ArrayDeque<>();
    private Optional<String> after = Optional.empty();
    private boolean ended;

    private Walk(RecordKind kind) {
      path = "/feed/v1/hashes?kind=" + kind.wireName() + "&limit=" + LIMIT;
    }

    /** The next record, not yet taken; empty at the end. */
    Optional<Item> peek() throws IOException {
      if (page.isEmpty() && !ended) {
        load();
      }
      return Optional.ofNullable(page.peek());
    }

    void take() {
      page.remove();
    }

    private void load() throws IOException {
      try {
        JsonFields json =
            get(
                path
                    + after
                        .map(key -> "&after=" + URLEncoder.encode(key, StandardCharsets.UTF_8))
                        .orElse(""));
        for (JsonFields one : json.objects("records")) {
          page.add(new Item(RecordKey.parse(one.text("key")), Hash.ofHex(one.text("hash"))));
        }
        after = json.optionalText("next");
        ended = after.isEmpty() || page.isEmpty();
      } catch (ProtocolException e) {
        throw new IOException("an answer that is none: " + e.getMessage(), e);
      }
    }
  }

  private JsonFields get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .header("Authorization", "Bearer " + settings.token())
            .timeout(settings.timeout())
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException("HTTP " + response.statusCode());
      }
      return JsonFields.read(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
