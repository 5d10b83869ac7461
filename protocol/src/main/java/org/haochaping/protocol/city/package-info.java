/**
 * What a hall tells the city system: service records, ratings, batches of them, and the answer to
 * each record. The feed over HTTP is described in {@code docs/city-feed.yaml}.
 */
@NullMarked
package org.haochaping.protocol.city;

import org.jspecify.annotations.NullMarked;
