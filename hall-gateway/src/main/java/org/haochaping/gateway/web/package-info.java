/**
 * What the HTTP doors of the gateway share: how they listen, how much one caller may ask, and how a
 * refusal is written.
 */
@NullMarked
package org.haochaping.gateway.web;

import org.jspecify.annotations.NullMarked;
