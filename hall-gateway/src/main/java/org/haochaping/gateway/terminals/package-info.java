/** Who is who: the hall's keys, its certificate authority, and the registered terminals. */
@NullMarked
package org.haochaping.gateway.terminals;

import org.jspecify.annotations.NullMarked;
