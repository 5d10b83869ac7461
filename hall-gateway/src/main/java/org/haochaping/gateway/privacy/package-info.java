/** Personal data at rest (article 14): sealed, with the keys outside the database. */
@NullMarked
package org.haochaping.gateway.privacy;

import org.jspecify.annotations.NullMarked;
