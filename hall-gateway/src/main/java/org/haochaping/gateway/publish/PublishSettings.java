package org.haochaping.gateway.publish;

import java.time.Duration;
import org.haochaping.gateway.web.Listening;

/**
 * Where results are published.
 *
 * @param behindProxy whether visitors come through a proxy that names their address last in {@code
 *     X-Forwarded-For}
 * @param requestsPerMinute of one address
 * @param maxAge for how long an answer may be kept, here and elsewhere
 */
public record PublishSettings(
    Listening listening,
    boolean behindProxy,
    int requestsPerMinute,
    Duration maxAge,
    PublishRules rules) {}
