@NullMarked
package org.haochaping.workshop.scale;

import org.jspecify.annotations.NullMarked;
