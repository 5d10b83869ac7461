package org.haochaping.terminal.hid;

import java.nio.file.Path;
import org.haochaping.terminal.keypad.KeyMap;

/**
 * Where a USB keypad is, and what its keys mean.
 *
 * @param device best a link under {@code /dev/input/by-id}, which stays when the number changes
 * @param keys by the key codes of Linux's input-event-codes.h
 */
public record HidSettings(Path device, KeyMap keys) {}
