package org.haochaping.gateway.publish;

import java.time.Duration;
import org.haochaping.gateway.web.Listening;

/**
 * Where results are published.
 *
 * @param maxAge for how long an answer may be kept, here and elsewhere
 */
public record PublishSettings(Listening listening, Duration maxAge, PublishRules rules) {}
