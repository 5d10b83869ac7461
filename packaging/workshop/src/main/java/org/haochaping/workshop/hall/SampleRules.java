package org.haochaping.workshop.hall;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.haochaping.gateway.settlement.RulesSettings;
import org.haochaping.protocol.city.CityTime;

/** The numbers of the regulation, for who asks the rules without a gateway. */
public final class SampleRules {
  private SampleRules() {}

  /** As in the configuration that the gateway is shipped with, for a hall with one outlet. */
  public static RulesSettings shipped() {
    return new RulesSettings(
        List.of("reference"),
        Optional.of(Duration.ofDays(7)),
        Duration.ofDays(3),
        CityTime.ZONE,
        false,
        new FairPlayLimits(5, Duration.ofMinutes(2), 60, 3));
  }
}
