/**
 * Publishes results (articles 18, 19, VI): a page for everybody, one for the hall's big screen, and
 * JSON, {@code docs/public-results.yaml}. What is not public never gets past {@link
 * org.haochaping.gateway.publish.Publication}.
 */
@NullMarked
package org.haochaping.gateway.publish;

import org.jspecify.annotations.NullMarked;
