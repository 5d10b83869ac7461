package org.haochaping.city;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A city system within this process, for the tests of whoever sends to one. */
public final class ReferenceCity implements AutoCloseable {
  private final CityServer server;
  private final int port;

  private ReferenceCity(CityServer server) {
    this.server = server;
    this.port = server.port();
  }

  /**
   * Starts one on this machine.
   *
   * @param dataDir where its database is
   * @param port 0 takes a free one
   */
  public static ReferenceCity start(Path dataDir, int port) {
    return new ReferenceCity(
        CityServer.start(
            CityConfig.load(Optional.empty(), Optional.of(port), Optional.of(dataDir), Map.of())));
  }

  /** The port that it listens on, or did until it was closed. */
  public int port() {
    return port;
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Sets some switches, such as {@code fail-rate = 0.5, fail-status = 503}; the others stay. */
  public void switches(String settings) {
    server.change(ConfigFactory.parseString(settings));
  }

  @Override
  public void close() {
    server.close();
  }
}
