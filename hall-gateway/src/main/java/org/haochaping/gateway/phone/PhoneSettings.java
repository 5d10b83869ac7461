package org.haochaping.gateway.phone;

import org.haochaping.gateway.web.Listening;

/**
 * How the page for phones is served.
 *
 * @param behindProxy whether visitors come through a proxy that names their address last in {@code
 *     X-Forwarded-For}
 * @param requestsPerMinute of one address
 * @param numbersPerHour how many ratings with a phone's number one address may give
 * @param reportsPerHour how many reports of breaches of discipline one address may send
 */
public record PhoneSettings(
    Listening listening,
    boolean behindProxy,
    int requestsPerMinute,
    int numbersPerHour,
    int reportsPerHour) {}
