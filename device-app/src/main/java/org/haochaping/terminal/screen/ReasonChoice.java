package org.haochaping.terminal.screen;

/** A reason that may be ticked; {@code core} ones are the hall's first. */
public record ReasonChoice(String code, String label, boolean core, boolean ticked) {}
