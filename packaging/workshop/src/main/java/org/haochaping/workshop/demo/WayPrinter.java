package org.haochaping.workshop.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.haochaping.workshop.hall.LedgerView;

/** One rating's way as a line for a person. */
final class WayPrinter {
  private final DateTimeFormatter time;

  WayPrinter(ZoneId zone) {
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone);
  }

  String line(WayBook.Page page) {
    StringBuilder line =
        new StringBuilder("评价 rating ")
            .append(page.terminal())
            .append(' ')
            .append(page.level().chinese())
            .append(" · 按下 pressed ")
            .append(time.format(page.pressed()));
    page.onDisk().ifPresent(took -> line.append(" · 落盘 on disk +").append(millis(took)));
    page.stored()
        .ifPresent(at -> line.append(" · 网关已存 stored +").append(since(page.pressed(), at)));
    page.delivery().ifPresent(delivery -> line.append(" · ").append(end(page, delivery)));
    return line.toString();
  }

  private static String end(WayBook.Page page, LedgerView.Delivery delivery) {
    return switch (delivery.state()) {
      case "sent" ->
          "城市已收 at the city +"
              + delivery.answeredAt().map(at -> since(page.pressed(), at)).orElse("?");
      case "refused" -> "城市拒收,已隔离 refused by the city, in quarantine: " + delivery.answer();
      case "pending" -> "待送 waiting to be sent";
      default -> "不送,因为 not sent, because: " + delivery.decision();
    };
  }

  private static String since(Instant from, Instant to) {
    return millis(Duration.between(from, to));
  }

  private static String millis(Duration took) {
    double millis = Math.max(0, took.toNanos() / 1e6);
    return millis >= 1_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1_000)
        : String.format(Locale.ROOT, "%.1f ms", millis);
  }
}
