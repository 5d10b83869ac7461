/** The spoken invitation and thanks; silent without complaint where there is no sound card. */
@NullMarked
package org.haochaping.terminal.voice;

import org.jspecify.annotations.NullMarked;
