/** The whole hall, its programs as processes, under what it must survive. */
@NullMarked
package org.haochaping.workshop.acceptance;

import org.jspecify.annotations.NullMarked;
