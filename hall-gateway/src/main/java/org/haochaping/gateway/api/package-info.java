/** What windows' own business systems call: {@code docs/window-api.yaml} over HTTP. */
@NullMarked
package org.haochaping.gateway.api;

import org.jspecify.annotations.NullMarked;
