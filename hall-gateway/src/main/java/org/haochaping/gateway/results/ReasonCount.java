package org.haochaping.gateway.results;

/**
 * How often a reason was given.
 *
 * @param code of the region's list of reasons; its first digit is the level that it was given for
 */
public record ReasonCount(String code, long count) {}
