package org.haochaping.protocol.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A list that ships inside the jar: a head line, then one line for each row, commas between. */
final class CsvResource {
  private CsvResource() {}

  /** The rows below the head line; no field of ours holds a comma. */
  static List<String[]> rows(String name) {
    try (InputStream bytes = Objects.requireNonNull(CsvResource.class.getResourceAsStream(name));
        BufferedReader text =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return text.lines()
          .skip(1)
          .filter(line -> !line.isBlank())
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the jar is damaged: " + name, e);
    }
  }
}
