package org.haochaping.gateway.cases;

import java.util.ArrayList;
import java.util.List;

/** What is registered or refused as a whole: a case of its own, or all lines of a batch. */
record ToldGroup(List<ToldCase> cases) {
  boolean isBatch() {
    return cases.get(0).batch().isPresent();
  }

  /** Where all of it was accepted. */
  int window() {
    return cases.get(0).window();
  }

  List<CaseFile> files() {
    return cases.stream().flatMap(one -> one.file().stream()).toList();
  }

  /** The cases' numbers, in the lines' order. */
  List<String> projectNumbers() {
    return files().stream().map(file -> file.basics().projectNo()).toList();
  }

  /** Why it is refused by what its lines say themselves; none if nothing is wrong. */
  List<String> refusals() {
    List<String> said = new ArrayList<>();
    BatchRule rule = new BatchRule();
    for (ToldCase one : cases) {
      one.faults().forEach(fault -> said.add(one.say(fault)));
      if (isBatch()) {
        one.file()
            .map(file -> rule.add(file, one.window()))
            .ifPresent(faults -> faults.forEach(fault -> said.add(one.say(fault))));
      }
    }
    if (isBatch()) {
      BatchRule.size("batch", cases.size()).ifPresent(fault -> said.add(say(fault)));
    }
    return asAWhole(said);
  }

  /** Adds that a batch with anything wrong is refused with all its lines. */
  List<String> asAWhole(List<String> said) {
    if (isBatch() && !said.isEmpty()) {
      said.add(say("同批有误,整批不登记 / one batch, refused as a whole"));
    }
    return said;
  }

  /** Names the lines before what is wrong with all of them. */
  String say(Object fault) {
    String english = (cases.size() == 1 ? "line " : "lines ") + lines(", ");
    return "第 " + lines("、") + " 行 / " + english + ": " + fault;
  }

  /** The lines' numbers; those that follow each other as from-to. */
  private String lines(String between) {
    List<String> spans = new ArrayList<>();
    long from = cases.get(0).line();
    long to = from;
    for (ToldCase one : cases.subList(1, cases.size())) {
      if (one.line() != to + 1) {
        spans.add(span(from, to));
        from = one.line();
      }
      to = one.line();
    }
    spans.add(span(from, to));
    return String.join(between, spans);
  }

  private static String span(long from, long to) {
    return from == to ? Long.toString(from) : from + "-" + to;
  }
}
