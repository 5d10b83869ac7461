/** Threads that do one thing again and again until they are closed. */
@NullMarked
package org.haochaping.gateway.work;

import org.jspecify.annotations.NullMarked;
