package org.haochaping.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The described interfaces are OpenAPI, by OpenAPI's own schema. */
class OpenApiTest {
  @ParameterizedTest
  @ValueSource(strings = {"window-api.yaml", "city-feed.yaml", "public-results.yaml"})
  void document_isOpenApi31(String name) throws IOException {
    JsonNode document = ApiDocument.read(Path.of("../docs", name));
    Schema openApi = openApi();
    assertThat(openApi.validate(document.toString(), InputFormat.JSON)).isEmpty();
    assertThat(unresolved(document, document)).isEmpty();
    ObjectNode broken = document.deepCopy();
    ((ObjectNode) broken.path("paths")).putObject("no-slash");
    assertThat(openApi.validate(broken.toString(), InputFormat.JSON)).isNotEmpty();
  }

  private static Schema openApi() throws IOException {
    try (InputStream in =
        OpenApiTest.class.getResourceAsStream("/openapi/openapi-3.1-schema-2022-10-07.json")) {
      String schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema, InputFormat.JSON);
    }
  }

  private static java.util.List<String> unresolved(JsonNode node, JsonNode document) {
    return node.findValuesAsText("$ref").stream()
        .filter(reference -> document.at(reference.substring(1)).isMissingNode())
        .toList();
  }
}
