package org.haochaping.workshop.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityTroubleTest {
  @TempDir Path dir;

  @Test
  void city_answeringNonsenseAndRecovering_hasEachRatingOnce() throws IOException {
    try (Stage stage = Stage.setUp(dir);
        BadCity between = BadCity.before(stage.hall().cityUrl())) {
      stage.configureGateway("city { url = \"" + between.url() + "\", longest-retry = 2s }");
      stage.startAll();
      for (BadCity.Mood mood : BadCity.Mood.values()) {
        between.become(mood);
        stage.rate(2);
        Awaitility.await("a request while " + mood)
            .atMost(Duration.ofSeconds(60))
            .until(() -> between.met(mood) >= 1);
      }
      between.become(BadCity.Mood.GOOD);
      stage.awaitAllAtCity();
      stage.assertVerified();
      stage.assertReconciled();
    }
  }

  @Test
  void city_awayForAWhile_getsAllWhenItIsBack() {
    try (Stage stage = Stage.setUp(dir)) {
      stage.start("gateway");
      stage.start("t1");
      stage.rate(5);
      stage.start("city");
      stage.awaitAllAtCity();
    }
  }
}
