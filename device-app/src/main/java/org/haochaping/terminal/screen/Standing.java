package org.haochaping.terminal.screen;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * How the terminal is doing, for the small print at the edge.
 *
 * @param online whether the gateway can be reached
 * @param waiting how many ratings are on disk here and not yet confirmed by the gateway
 * @param time the hall's local time; empty while nobody vouches for it
 */
public record Standing(boolean online, long waiting, Optional<LocalDateTime> time) {}
