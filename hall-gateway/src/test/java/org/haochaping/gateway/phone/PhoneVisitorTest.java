package org.haochaping.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneVisitorTest {
  @TempDir Path folder;

  private static int status(PhoneHall hall, String forwarded) throws Exception {
    return hall.send(
            HttpRequest.newBuilder(URI.create(hall.address("/w/3")))
                .setHeader("X-Forwarded-For", forwarded)
                .build())
        .statusCode();
  }

  @Test
  void visitor_behindAProxy_isTheAddressThatTheProxyAdded() throws Exception {
    try (PhoneHall hall =
        new PhoneHall(
            Engine.SQLITE, folder, "phone { behind-proxy = true, requests-per-minute = 1 }")) {
      for (int i = 0; i < 5; i++) {
        assertThat(status(hall, "10.0.0." + i + ", 203.0.113.7")).isEqualTo(200);
      }
      assertThat(status(hall, "10.0.0.9, 203.0.113.7")).as("what it made up").isEqualTo(429);
      assertThat(status(hall, "203.0.113.8")).isEqualTo(200);
    }
  }

  @Test
  void visitor_withoutAProxy_canNotMakeUpAnAddress() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder, "phone.requests-per-minute = 1")) {
      for (int i = 0; i < 5; i++) {
        assertThat(status(hall, "203.0.113." + i)).isEqualTo(200);
      }
      assertThat(status(hall, "203.0.113.9")).isEqualTo(429);
    }
  }
}
