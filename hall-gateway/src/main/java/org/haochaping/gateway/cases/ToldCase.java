package org.haochaping.gateway.cases;

import java.util.List;
import java.util.Optional;

/**
 * What a line of a file says: a case, where it was accepted, and how it stands.
 *
 * @param line where it begins, from 1
 * @param batch the word that it shares with the others of its batch; empty where it stands alone
 * @param file there if nothing is wrong
 * @param window where it was accepted; of no meaning for a case that failed
 * @param failed whether receipt or acceptance failed (article 15)
 * @param faults what is wrong with the line by itself
 */
record ToldCase(
    long line,
    Optional<String> batch,
    Optional<CaseFile> file,
    int window,
    boolean failed,
    List<FieldFault> faults) {
  /** Without all that takes room: the batch that it is in is refused anyway. */
  ToldCase bare() {
    return new ToldCase(line, batch, Optional.empty(), window, failed, List.of());
  }

  /** Names the line before what is wrong with it. */
  String say(Object fault) {
    return "第 " + line + " 行 / line " + line + ": " + fault;
  }
}
