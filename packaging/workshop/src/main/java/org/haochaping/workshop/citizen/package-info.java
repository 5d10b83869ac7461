/** A person at a headless terminal: scans, presses and looks at the screen. */
@NullMarked
package org.haochaping.workshop.citizen;

import org.jspecify.annotations.NullMarked;
