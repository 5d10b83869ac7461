package org.haochaping.gateway.broker;

import java.nio.file.Path;

/**
 * Where the broker listens and by what it is known.
 *
 * @param port 0 for any free one
 * @param maxConnections at most so many at once, the gateway's own included
 * @param server PEM with the server's key and certificate
 * @param authority PEM with whom clients' certificates must come from
 * @param scratch a folder that the broker may make; nothing in it is worth keeping
 */
public record BrokerSettings(
    String host, int port, int maxConnections, Path server, Path authority, Path scratch) {}
