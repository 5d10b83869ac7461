package org.haochaping.terminal.screen;

/** One sentence in both languages of the screen. */
public record Words(String chinese, String english) {}
