/** The embedded MQTT broker and who may do what on it. */
@NullMarked
package org.haochaping.gateway.broker;

import org.jspecify.annotations.NullMarked;
