/** What every HTTP door of the gateway shares: how it listens, and how much one caller may ask. */
@NullMarked
package org.haochaping.gateway.web;

import org.jspecify.annotations.NullMarked;
