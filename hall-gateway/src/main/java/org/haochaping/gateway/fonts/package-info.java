/** The type that the gateway's own documents are set in. */
@NullMarked
package org.haochaping.gateway.fonts;

import org.jspecify.annotations.NullMarked;
