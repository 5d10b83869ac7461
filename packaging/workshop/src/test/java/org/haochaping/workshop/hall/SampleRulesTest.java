package org.haochaping.workshop.hall;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.ZoneId;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.haochaping.gateway.settlement.RulesSettings;
import org.junit.jupiter.api.Test;

class SampleRulesTest {
  @Test
  void shipped_numbers_areThoseOfTheGatewaysConfiguration() {
    Config shipped = ConfigFactory.parseResources("org/haochaping/gateway/gateway.conf").resolve();
    Config ratings = shipped.getConfig("ratings");
    RulesSettings rules = SampleRules.shipped();
    assertThat(rules.defaultAfter()).contains(ratings.getDuration("default-after"));
    assertThat(rules.defaultGrace()).isEqualTo(ratings.getDuration("default-grace"));
    assertThat(rules.sendUnbound()).isEqualTo(ratings.getBoolean("send-unbound"));
    assertThat(rules.zone()).isEqualTo(ZoneId.of(shipped.getString("hall.time-zone")));
    assertThat(rules.fairPlay())
        .isEqualTo(
            new FairPlayLimits(
                ratings.getInt("fair-play.burst"),
                ratings.getDuration("fair-play.burst-within"),
                ratings.getInt("fair-play.window-an-hour"),
                ratings.getInt("fair-play.no-service")));
  }
}
