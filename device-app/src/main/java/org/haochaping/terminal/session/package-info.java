/**
 * What happens between a receipt and a thank-you, as a pure state machine: no clock, disk or
 * thread.
 */
@NullMarked
package org.haochaping.terminal.session;

import org.jspecify.annotations.NullMarked;
