/** What travels over MQTT between terminal and gateway. */
@NullMarked
package org.haochaping.protocol.wire;

import org.jspecify.annotations.NullMarked;
