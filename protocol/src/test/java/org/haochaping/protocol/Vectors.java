package org.haochaping.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The test vectors of docs/protocol.md, by their names. */
final class Vectors {
  static final Path PAGE = Path.of("..", "docs", "protocol.md");

  private static final Pattern BLOCK =
      Pattern.compile(
          "^```json vector=([a-z0-9-]+)\\n(.*?)\\n```$", Pattern.DOTALL | Pattern.MULTILINE);

  private final Map<String, String> blocks = new LinkedHashMap<>();

  Vectors() {
    try {
      Matcher block = BLOCK.matcher(Files.readString(PAGE));
      while (block.find()) {
        if (blocks.put(block.group(1), block.group(2)) != null) {
          throw new IllegalStateException("two vectors " + block.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> all() {
    return blocks;
  }

  /** A block's bytes, as they would be on the wire. */
  byte[] bytes(String name) {
    String block = blocks.get(name);
    if (block == null) {
      throw new IllegalStateException("no vector " + name + " in " + PAGE);
    }
    return block.getBytes(StandardCharsets.UTF_8);
  }

  JsonFields json(String name) {
    return JsonFields.read(bytes(name));
  }
}
