/** The terminal's way to the hall gateway: the journal over MQTT 5 and TLS. */
@NullMarked
package org.haochaping.terminal.uplink;

import org.jspecify.annotations.NullMarked;
