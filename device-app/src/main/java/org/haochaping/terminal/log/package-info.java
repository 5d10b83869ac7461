/** Where the terminal's log goes: standard output, and files where the hall wants some. */
@NullMarked
package org.haochaping.terminal.log;

import org.jspecify.annotations.NullMarked;
