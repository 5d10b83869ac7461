/** The hall gateway: its commands, its configuration and the root that puts its parts together. */
@NullMarked
package org.haochaping.gateway;

import org.jspecify.annotations.NullMarked;
