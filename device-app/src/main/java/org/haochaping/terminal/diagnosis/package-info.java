/** What a technician asks the terminal at the window itself: behind a PIN, check by check. */
@NullMarked
package org.haochaping.terminal.diagnosis;

import org.jspecify.annotations.NullMarked;
