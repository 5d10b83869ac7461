/**
 * What counts, decided from facts alone: no clock, no disk, no thread. Whoever calls hands time in.
 */
@NullMarked
package org.haochaping.gateway.rules;

import org.jspecify.annotations.NullMarked;
