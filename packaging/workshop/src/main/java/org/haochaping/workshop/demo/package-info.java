/** The demo: a hall to try by hand, or played from a file. */
@NullMarked
package org.haochaping.workshop.demo;

import org.jspecify.annotations.NullMarked;
