package org.haochaping.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The described feed, to hold what really travels against. */
final class Feed {
  private static final String NAME = "https://haochaping.org/city-feed.yaml";
  private final SchemaRegistry registry;

  Feed() throws IOException {
    String text = Files.readString(Path.of("../../docs/city-feed.yaml"));
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(java.util.Map.of(NAME, text)));
  }

  /** Fails unless the JSON is what the document calls by that name. */
  void check(String schema, String json) {
    assertThat(errors(schema, json)).isEmpty();
  }

  java.util.List<com.networknt.schema.Error> errors(String schema, String json) {
    Schema one = registry.getSchema(SchemaLocation.of(NAME + "#/components/schemas/" + schema));
    return one.validate(json, InputFormat.JSON);
  }
}
