package org.haochaping.gateway.api;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where windows' systems call.
 *
 * @param port 0 takes a free one
 * @param tls what to speak TLS with; null for plain HTTP
 * @param requestsPerMinute of one system
 */
public record ApiSettings(String host, int port, @Nullable SSLContext tls, int requestsPerMinute) {}
