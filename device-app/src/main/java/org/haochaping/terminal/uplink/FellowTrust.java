package org.haochaping.terminal.uplink;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.haochaping.terminal.clock.TerminalClock;

/** Trusts, at both ends, whoever has a certificate of the hall's as a client: a terminal. */
final class FellowTrust extends HallTrust {
  FellowTrust(X509Certificate authority, TerminalClock clock) {
    super(authority, clock);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    at(chain).checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    at(chain).checkClientTrusted(chain, authType, socket);
  }
}
