package org.haochaping.gateway.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.ProtocolException;

/**
 * Brings the lines of a batch together, wherever in the file they stand. The file is read once
 * before, to know how many each batch has, so that only batches that are not whole yet are held.
 */
final class BatchGathering {
  /** Lines of batches that are not whole: files whose batches lie together hold far fewer. */
  private static final int MOST_HELD = 10_000;

  private final Map<String, Integer> sizes;
  private final Map<String, List<ToldCase>> open = new HashMap<>();
  private int held;

  private BatchGathering(Map<String, Integer> sizes) {
    this.sizes = sizes;
  }

  /**
   * For a file's batches.
   *
   * @throws ProtocolException if the file can't be read to its end
   */
  static BatchGathering of(Path file) throws IOException {
    Map<String, Integer> sizes = new HashMap<>();
    try (CaseLines lines = CaseLines.open(file)) {
      if (lines.mayTellBatches()) {
        for (Optional<CaseLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
          line.get().batch().ifPresent(word -> sizes.merge(word, 1, Integer::sum));
        }
      }
    }
    return new BatchGathering(sizes);
  }

  /**
   * Takes the next line.
   *
   * @return what is whole with it
   * @throws ProtocolException if too many batches are begun
   */
  Optional<ToldGroup> add(ToldCase told) {
    if (told.batch().isEmpty()) {
      return Optional.of(new ToldGroup(List.of(told)));
    }
    String word = told.batch().get();
    int size = sizes.getOrDefault(word, 0);
    List<ToldCase> lines = open.computeIfAbsent(word, none -> new ArrayList<>());
    boolean tooMany = size > BatchRule.MOST;
    lines.add(tooMany ? told.bare() : told);
    held += tooMany ? 0 : 1;
    if (held > MOST_HELD) {
      throw new ProtocolException(
          told.say("未齐的批次太多,请按 batch 列排序 / too many batches are begun; sort the file by batch"));
    }
    if (lines.size() < size) {
      return Optional.empty();
    }
    open.remove(word);
    held -= tooMany ? 0 : lines.size();
    return Optional.of(new ToldGroup(lines));
  }

  /**
   * After the last line.
   *
   * @throws ProtocolException if a batch is not whole
   */
  void end() {
    if (!open.isEmpty()) {
      throw new ProtocolException("文件在读取时被改动 / the file was changed while it was read");
    }
  }
}
