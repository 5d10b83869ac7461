/**
 * A city system to build a feed against: it takes what {@code docs/city-feed.yaml} describes, is
 * strict about it, and can be made slow, failing, refusing or nonsensical. Not for production.
 */
@NullMarked
package org.haochaping.city;

import org.jspecify.annotations.NullMarked;
