package org.haochaping.terminal.screen;

/**
 * Where the terminal stands, as people call it.
 *
 * @param department may be empty
 * @param terminal its id, for technicians; may be empty
 */
public record Place(String hallName, int window, String department, String terminal) {}
