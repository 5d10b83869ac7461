/**
 * {@code ./hall bench}: how fast the real parts are, each figure beside its baseline from the same
 * run on the same disk.
 */
@NullMarked
package org.haochaping.workshop.bench;

import org.jspecify.annotations.NullMarked;
