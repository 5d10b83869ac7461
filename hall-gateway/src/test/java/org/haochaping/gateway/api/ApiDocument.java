package org.haochaping.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** A described interface of {@code docs}, to hold what really travels against. */
public final class ApiDocument {
  private final String name;
  private final JsonNode document;
  private final SchemaRegistry registry;

  /** By the file's name. */
  public ApiDocument(String file) throws IOException {
    name = "https://haochaping.org/" + file;
    document = read(Path.of("../docs", file));
    String json = document.toString();
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(name, json)));
  }

  /** A YAML document with its aliases put in. */
  static JsonNode read(Path yaml) throws IOException {
    return new ObjectMapper().valueToTree(new Yaml().<Object>load(Files.readString(yaml)));
  }

  /** Fails unless an operation takes that body. */
  void checkRequest(String method, String path, String body) {
    JsonNode schema =
        operation(method, path).at("/requestBody/content/application~1json/schema/$ref");
    assertThat(errors(schema.asText(), body)).as("request to %s %s", method, path).isEmpty();
  }

  /** Fails unless an operation may answer like that. */
  public void checkAnswer(String method, String path, int status, String type, String body) {
    JsonNode answer = operation(method, path).at("/responses/" + status);
    assertThat(answer.isMissingNode())
        .as("%s %s says nothing of status %d", method, path, status)
        .isFalse();
    JsonNode content = resolved(answer).path("content").path(type);
    assertThat(content.isMissingNode())
        .as("%s %s says nothing of %s with status %d", method, path, type, status)
        .isFalse();
    if (type.endsWith("json")) {
      assertThat(errors(resolvedSchema(content), body)).as(body).isEmpty();
    }
  }

  private static String resolvedSchema(JsonNode content) {
    return content.at("/schema/$ref").asText();
  }

  private Iterable<com.networknt.schema.Error> errors(String reference, String json) {
    assertThat(reference).startsWith("#/components/schemas/");
    return registry.getSchema(SchemaLocation.of(name + reference)).validate(json, InputFormat.JSON);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** The operation of an address. */
  private JsonNode operation(String method, String path) {
    String plain = path.replaceAll("\\?.*", "");
    for (Map.Entry<String, JsonNode> one : document.path("paths").properties()) {
      if (plain.matches(one.getKey().replaceAll("\\{[a-z]+}", "[^/]+"))) {
        JsonNode operation = one.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
        assertThat(operation.isMissingNode()).as("%s %s", method, path).isFalse();
        return operation;
      }
    }
    throw new AssertionError("the document has no " + path);
  }
}
