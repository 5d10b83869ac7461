package org.haochaping.gateway.publish;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where results are published.
 *
 * @param port 0 takes a free one
 * @param tls what to speak TLS with; null for plain HTTP
 * @param maxAge for how long an answer may be kept, here and elsewhere
 */
public record PublishSettings(
    String host, int port, @Nullable SSLContext tls, Duration maxAge, PublishRules rules) {}
