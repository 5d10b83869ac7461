/** Serial devices without hardware: pseudo terminals. */
@NullMarked
package org.haochaping.workshop.pty;

import org.jspecify.annotations.NullMarked;
