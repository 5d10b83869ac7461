package org.haochaping.gateway.broker;

import java.security.cert.X509Certificate;

/** Who may come in. Asked for every connection and every message, so answer from memory. */
@FunctionalInterface
public interface Guests {
  /** Whether that name is registered now with exactly that certificate. */
  boolean mayEnter(String name, X509Certificate certificate);
}
