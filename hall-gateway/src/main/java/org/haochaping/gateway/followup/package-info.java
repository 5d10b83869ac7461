/**
 * What follows a bad rating (articles 17 and 20): verification, rectification, report, each with
 * its deadline; findings that the rules go by; and the box for reports of breaches of discipline.
 */
@NullMarked
package org.haochaping.gateway.followup;

import org.jspecify.annotations.NullMarked;
