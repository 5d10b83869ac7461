package org.haochaping.terminal.devices;

import java.time.Duration;
import java.util.Optional;

/**
 * How one device is doing at the moment of asking. Times are ages, since a terminal's wall clock
 * may be wrong.
 *
 * @param name what it is, Chinese first, English second
 * @param path where it is: a device file, or the pins
 * @param since for how long it has been in this condition
 * @param sentence what a technician should know or do, Chinese first, English second
 * @param lastGood how long ago it last delivered something that was understood; empty if never
 */
public record DeviceState(
    String name,
    String path,
    Condition condition,
    Duration since,
    String sentence,
    Optional<Duration> lastGood) {}
