/**
 * The report of a period as PDF and as XLSX (articles 18, 19, VI): one for everybody, which says
 * what the public page says and nothing else, and one for the hall's own staff.
 */
@NullMarked
package org.haochaping.gateway.report;

import org.jspecify.annotations.NullMarked;
