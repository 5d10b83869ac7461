package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A receipt should not outlive the time in which a rating counts. */
final class ReceiptTermTest {
  @TempDir Path folder;

  /** What a gateway that starts with such a configuration warns of. */
  private List<String> warnings(String more) throws IOException {
    Logger log = (Logger) LoggerFactory.getLogger(Gateway.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    log.addAppender(heard);
    log.setLevel(Level.WARN);
    try (TestHall hall = TestHall.in(folder).with(more).start()) {
      assertThat(hall.port()).isPositive();
    } finally {
      log.detachAppender(heard);
      log.setLevel(null);
    }
    return List.copyOf(heard.list).stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void receipts_asShipped_areValidAsLongAsRatingsCount() throws IOException {
    assertThat(warnings("")).isEmpty();
    GatewayConfig config = GatewayConfig.load(folder.resolve("gateway.conf"));
    assertThat(config.rules().defaultAfter()).contains(config.hall().receiptValid());
  }

  @Test
  void receipts_validLongerThanRatingsCount_areWarnedOf() throws IOException {
    assertThat(warnings("hall.receipt-valid = 8d"))
        .singleElement()
        .asString()
        .contains("hall.receipt-valid", "ratings.default-after", "PT192H", "PT168H");
  }

  @Test
  void receipts_noDefaultEver_areNotWarnedOf() throws IOException {
    assertThat(warnings("hall.receipt-valid = 30d\nratings.default-after = 0s")).isEmpty();
  }
}
