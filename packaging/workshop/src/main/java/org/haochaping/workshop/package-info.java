/** What the script hall runs: the demo, chaos and the benchmarks. */
@NullMarked
package org.haochaping.workshop;

import org.jspecify.annotations.NullMarked;
