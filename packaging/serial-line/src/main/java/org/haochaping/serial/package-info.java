/** Serial devices without hardware: pseudo terminals. */
@NullMarked
package org.haochaping.serial;

import org.jspecify.annotations.NullMarked;
