package org.haochaping.gateway.api;

import org.haochaping.gateway.web.Listening;

/**
 * Where windows' systems call.
 *
 * @param requestsPerMinute of one system
 */
public record ApiSettings(Listening listening, int requestsPerMinute) {}
