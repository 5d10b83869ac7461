/** Large ledgers, made from a seed, and how fast they answer ({@code ./hall scale}). */
@NullMarked
package org.haochaping.workshop.scale;

import org.jspecify.annotations.NullMarked;
