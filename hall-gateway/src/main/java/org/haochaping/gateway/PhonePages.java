package org.haochaping.gateway;

import java.time.Clock;
import org.haochaping.gateway.cases.CasesByNumber;
import org.haochaping.gateway.followup.DisciplineBox;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.phone.PhoneServer;
import org.haochaping.gateway.phone.PhoneSettings;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.settlement.PhoneRatings;
import org.haochaping.gateway.settlement.Standings;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.gateway.terminals.HallWindows;

/** Puts together the page for phones. */
record PhonePages(
    GatewayConfig config,
    Ledger ledger,
    HallKeys keys,
    Seal seal,
    HallWindows windows,
    Runnable settled,
    Clock clock) {
  PhoneServer start(PhoneSettings settings) {
    return PhoneServer.start(
        settings,
        new PhoneServer.Parts(
            config.hall().number(),
            keys.receiptPublicKey(),
            clock,
            seal.search(),
            new CasesByNumber(ledger),
            new PhoneRatings(
                ledger,
                config.rules(),
                new SealedWords(seal),
                clock,
                PhoneConfig.times(config),
                settled),
            new Standings(ledger, config.rules(), clock),
            windows::has,
            config.settings()::of,
            config
                .disciplineBody()
                .map(
                    body ->
                        new PhoneServer.Reports(
                            new DisciplineBox(ledger, clock), body, config.rules().zone()))));
  }
}
