package org.haochaping.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What Jackson's own mapper says is right. */
class JsonTextTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEP = 4;

  private static Arbitrary<JsonNode> node(int depth) {
    Arbitrary<JsonNode> value =
        Arbitraries.oneOf(
            Arbitraries.integers().map(NODES::numberNode),
            Arbitraries.longs().map(NODES::numberNode),
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
                .map(NODES::numberNode),
            Arbitraries.doubles().map(NODES::numberNode),
            Arbitraries.strings().ofMaxLength(8).map(NODES::textNode),
            Arbitraries.of(true, false).map(NODES::booleanNode),
            Arbitraries.just(NODES.nullNode()));
    if (depth == 0) {
      return value;
    }
    Arbitrary<List<JsonNode>> inner = Arbitraries.lazy(() -> node(depth - 1)).list().ofMaxSize(3);
    return Arbitraries.oneOf(
        value,
        inner.map(items -> NODES.arrayNode().addAll(items)),
        inner.map(JsonTextTest::object));
  }

  private static ObjectNode object(List<JsonNode> values) {
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < values.size(); i++) {
      object.set("评" + i, values.get(i));
    }
    return object;
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    return node(DEEP).list().ofMaxSize(4).map(JsonTextTest::object);
  }

  @Property
  void write_ofAnyTree_isWhatTheMapperWrites(@ForAll("objects") ObjectNode tree)
      throws JsonProcessingException {
    assertThat(JsonText.write(tree)).isEqualTo(MAPPER.writeValueAsString(tree));
  }

  @Property
  void read_ofAnyText_isWhatTheMapperReads(@ForAll("objects") ObjectNode tree)
      throws JsonProcessingException {
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    assertThat(JsonText.read(text)).isEqualTo(MAPPER.readTree(text));
  }

  @Test
  void write_ofADecimal_keepsItsDigits() {
    ObjectNode tree = NODES.objectNode().put("a", new BigDecimal("1.50"));
    assertThat(JsonText.write(tree)).isEqualTo("{\"a\":1.50}");
  }
}
