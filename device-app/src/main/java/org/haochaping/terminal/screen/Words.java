package org.haochaping.terminal.screen;

/**
 * One sentence in both languages of the screen.
 *
 * @param english or what the hall has in its place
 */
public record Words(String chinese, String english) {}
