/** Counts working days. Pure: no clock, no disk, no thread; whoever calls hands the day in. */
@NullMarked
package org.haochaping.gateway.deadlines;

import org.jspecify.annotations.NullMarked;
