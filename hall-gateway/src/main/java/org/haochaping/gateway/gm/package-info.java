/**
 * The national ciphers (国密) as city systems use them: SM2 (GB/T 32918, its signature over SM3, GB/T
 * 32905) and SM4 (GB/T 32907) by Bouncy Castle, with all that one system does otherwise than the
 * next as a choice.
 */
@NullMarked
package org.haochaping.gateway.gm;

import org.jspecify.annotations.NullMarked;
