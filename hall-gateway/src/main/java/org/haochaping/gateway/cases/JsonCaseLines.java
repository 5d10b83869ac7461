package org.haochaping.gateway.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/** One JSON object a line; blank lines are passed over. */
final class JsonCaseLines implements CaseLines {
  private static final int MAX_CHARACTERS = 64 * 1024;

  private final Reader in;
  private long line;

  JsonCaseLines(Reader in) {
    this.in = in;
  }

  @Override
  public Optional<Line> next() throws IOException {
    while (true) {
      Optional<String> text = nextLine();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      if (!text.get().isBlank()) {
        return Optional.of(read(text.get()));
      }
    }
  }

  @Override
  public boolean mayTellBatches() {
    return true;
  }

  private Line read(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return wrong(new FieldFault("", "该行过长", "the line is too long"));
    }
    try {
      JsonFields json = JsonFields.read(text.getBytes(StandardCharsets.UTF_8));
      return new Line(line, (ObjectNode) json.tree(), List.of());
    } catch (ProtocolException e) {
      return wrong(FieldFault.of(e));
    }
  }

  private Line wrong(FieldFault fault) {
    return new Line(line, JsonNodeFactory.instance.objectNode(), List.of(fault));
  }

  /** The next line, of one that is too long no more than shows it. */
  private Optional<String> nextLine() throws IOException {
    StringBuilder text = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    line++;
    while (c >= 0 && c != '\n') {
      if (text.length() <= MAX_CHARACTERS) {
        text.append((char) c);
      }
      c = in.read();
    }
    return Optional.of(text.toString());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
