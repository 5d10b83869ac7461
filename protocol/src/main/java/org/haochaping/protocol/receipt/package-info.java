/** The signed token in the QR code of a receipt. */
@NullMarked
package org.haochaping.protocol.receipt;

import org.jspecify.annotations.NullMarked;
