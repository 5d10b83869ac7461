package org.haochaping.gateway;

import java.time.Clock;
import org.haochaping.gateway.api.ApiServer;
import org.haochaping.gateway.api.ApiSettings;
import org.haochaping.gateway.cases.BatchDesk;
import org.haochaping.gateway.cases.CaseDesk;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.gateway.cases.Receipts;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.terminals.DutyRoster;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.gateway.terminals.Invitations;
import org.haochaping.gateway.terminals.Registered;
import org.haochaping.gateway.terminals.Terminals;

/** Puts together what windows' systems call. */
record WindowApi(
    GatewayConfig config,
    Ledger ledger,
    HallKeys keys,
    Seal seal,
    Terminals terminals,
    DutyRoster roster,
    Downward downward,
    Clock clock) {
  ApiServer start(ApiSettings settings) {
    Receipts receipts = config.receipts(keys, clock);
    CaseRegistry registry = new CaseRegistry(ledger, seal, clock);
    return ApiServer.start(
        settings,
        new ApiServer.Parts(
            ledger,
            clock,
            seal.search(),
            new CaseDesk(ledger, registry, receipts),
            new BatchDesk(ledger, registry, receipts),
            new Invitations(ledger, terminals, downward::invite, clock),
            roster,
            this::tell));
  }

  private void tell(int window) {
    terminals.list().stream()
        .filter(Registered::active)
        .filter(one -> one.window() == window)
        .forEach(one -> downward.tell(one.id(), roster.over(config.settings().of(window), window)));
  }
}
