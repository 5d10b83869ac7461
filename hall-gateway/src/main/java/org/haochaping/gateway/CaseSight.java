package org.haochaping.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.gateway.cases.CaseView;
import org.haochaping.gateway.cases.CaseViews;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Masks;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.Unmasking;

/** What commands that show cases have in common. */
final class CaseSight {
  private CaseSight() {}

  static CaseViews views(GatewayConfig config, Ledger ledger, Clock clock) {
    Seal seal = config.seal();
    return new CaseViews(
        ledger, new CaseRegistry(ledger, seal, clock), seal.search(), new Unmasking(ledger, clock));
  }

  static void print(PrintWriter out, CaseView one) {
    out.printf(
        "%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s%n",
        one.handle(),
        one.projectNo(),
        one.serviceNumber(),
        one.item(),
        one.state().word(),
        one.name(),
        one.certificate(),
        one.phone());
  }

  /** How words about cases of one person are shown. */
  static UnaryOperator<String> masks(CaseRegistry registry, Collection<Long> cases) {
    return cases.stream()
        .flatMap(id -> registry.applicant(id).stream())
        .findFirst()
        .<UnaryOperator<String>>map(person -> words -> Masks.words(words, person))
        .orElse(Masks::words);
  }

  static TroubleException unknown() {
    return new TroubleException(
        "没有此办件 / no such case; hall-gateway cases find gives the handles of a person's cases");
  }
}
