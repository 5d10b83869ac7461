package org.haochaping.terminal.health;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * systemd, if it started this program as {@code Type=notify}: what sd_notify(3) says, over the
 * socket that {@code NOTIFY_SOCKET} names. Without that variable nothing is said. A message that
 * does not get through is logged once and costs nothing here.
 */
public final class ServiceManager {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

  private final Optional<UnixDatagram> socket;
  private final Optional<Duration> watchdogInterval;
  private volatile boolean failed;

  private ServiceManager(Optional<UnixDatagram> socket, Optional<Duration> watchdogInterval) {
    this.socket = socket;
    this.watchdogInterval = watchdogInterval;
  }

  /** Reads the variables that systemd sets, from an environment. */
  public static ServiceManager of(Map<String, String> environment) {
    String address = environment.getOrDefault("NOTIFY_SOCKET", "");
    if (address.isEmpty()) {
      return new ServiceManager(Optional.empty(), Optional.empty());
    }
    return new ServiceManager(
        Optional.of(new UnixDatagram(address)),
        half(environment.getOrDefault("WATCHDOG_USEC", "")));
  }

  private static Optional<Duration> half(String micros) {
    try {
      long value = micros.isEmpty() ? 0 : Long.parseLong(micros);
      return value <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(value * 1_000 / 2));
    } catch (NumberFormatException e) {
      LOG.warn("WATCHDOG_USEC is not a number: {}", micros);
      return Optional.empty();
    }
  }

  /** How often systemd wants to hear that all is well: half its patience, if it has a limit. */
  public Optional<Duration> watchdogInterval() {
    return watchdogInterval;
  }

  /** The terminal is ready to be used. */
  public void ready() {
    say("READY=1");
  }

  /** All is well. */
  public void alive() {
    say("WATCHDOG=1");
  }

  /** The terminal is about to end. */
  public void stopping() {
    say("STOPPING=1");
  }

  private void say(String message) {
    if (socket.isEmpty()) {
      return;
    }
    try {
      socket.get().send(message.getBytes(StandardCharsets.US_ASCII));
      failed = false;
    } catch (UnixDatagram.SendException e) {
      if (!failed) {
        LOG.warn("systemd not told message={}", message, e);
      }
      failed = true;
    }
  }
}
