package org.haochaping.workshop.bench;

/** A figure with what was measured for it. */
record Row(FigureId id, Reading reading) {}
