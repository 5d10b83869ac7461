/** Reads the tables that people save: CSV, in whatever encoding their spreadsheet wrote. */
@NullMarked
package org.haochaping.gateway.tables;

import org.jspecify.annotations.NullMarked;
