package org.haochaping.gateway.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What makes cases one batch (article 16): 2 to 255 of one item, filed at one window, none of them
 * twice. Takes them one by one.
 */
public final class BatchRule {
  /** So many cases at most; a receipt counts them in one byte. */
  public static final int MOST = 255;

  private final Set<String> numbers = new HashSet<>();
  private String item = "";
  private OptionalInt window = OptionalInt.empty();

  /**
   * What speaks against a batch of so many cases.
   *
   * @param field where they stand
   */
  public static Optional<FieldFault> size(String field, int cases) {
    return cases < 2 || cases > MOST
        ? Optional.of(new FieldFault(field, "一批应有 2 至 255 件", "2 to 255 in a batch"))
        : Optional.empty();
  }

  /** What speaks against one more case, beside those before it. */
  public List<FieldFault> add(CaseFile file, int atWindow) {
    List<FieldFault> faults = new ArrayList<>();
    if (window.isEmpty()) {
      item = file.basics().taskCode();
      window = OptionalInt.of(atWindow);
    }
    if (!numbers.add(file.toString())) {
      faults.add(new FieldFault("projectNo", "批次中重复", "twice in the batch"));
    }
    if (!file.basics().taskCode().equals(item)) {
      faults.add(new FieldFault("taskCode", "一批应为同一事项", "a batch is of one item"));
    }
    if (atWindow != window.getAsInt()) {
      faults.add(new FieldFault("window", "一批应在同一窗口", "a batch is filed at one window"));
    }
    return faults;
  }
}
