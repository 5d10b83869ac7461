package org.haochaping.terminal.uplink;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.clock.TerminalClock;

/**
 * Trusts the hall's own authority and nobody else, at the terminal's own time.
 *
 * <p>A terminal whose clock is years off would find each certificate expired or not yet valid, and
 * then could never ask the gateway what time it is. So as long as nobody has vouched for the clock,
 * the nearest time within the certificate's own life counts: all is checked but the date.
 */
class HallTrust extends X509ExtendedTrustManager {
  private final X509Certificate authority;
  private final TerminalClock clock;

  HallTrust(X509Certificate authority, TerminalClock clock) {
    this.authority = authority;
    this.clock = clock;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    at(chain).checkServerTrusted(chain, authType, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    at(chain).checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("the host's name can't be checked this way");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a terminal has no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {authority};
  }

  /** Who checks this chain at the time that counts for it. */
  final X509ExtendedTrustManager at(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("the gateway shows no certificate");
    }
    try {
      PKIXBuilderParameters rules =
          new PKIXBuilderParameters(
              Set.of(new TrustAnchor(authority, null)), new X509CertSelector());
      rules.setRevocationEnabled(false);
      rules.setDate(Date.from(time(chain[0])));
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(rules));
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager pkix) {
          return pkix;
        }
      }
      throw new CertificateException("this Java has no PKIX trust manager");
    } catch (GeneralSecurityException e) {
      throw e instanceof CertificateException c ? c : new CertificateException(e);
    }
  }

  private Instant time(X509Certificate shown) {
    Moment now = clock.now();
    Instant from = shown.getNotBefore().toInstant();
    Instant to = shown.getNotAfter().toInstant();
    if (clock.isVouchedFor() || !to.isAfter(from)) {
      return now.wall();
    }
    return now.wall().isBefore(from) ? from : now.wall().isAfter(to) ? to : now.wall();
  }
}
