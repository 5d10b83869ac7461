package org.haochaping.terminal.fairplay;

/**
 * A pattern that somebody should look at.
 *
 * @param word an alarm's word: {@code burst-of-one-level}, {@code faster-than-people}, {@code
 *     no-service-before}, {@code changed-from-bad} or {@code stray-presses}
 * @param detail a plain sentence without personal data, Chinese first, English second
 */
public record Suspicion(String word, String detail) {}
