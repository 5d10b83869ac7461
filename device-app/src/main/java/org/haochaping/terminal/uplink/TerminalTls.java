package org.haochaping.terminal.uplink;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.haochaping.terminal.clock.TerminalClock;

/** TLS 1.2 and 1.3 as this terminal speaks it: its own certificate, the hall's authority. */
final class TerminalTls {
  private TerminalTls() {}

  static SSLSocketFactory sockets(TerminalKeys keys, TerminalClock clock) {
    return new NoDelaySockets(
        context(keys, new HallTrust(keys.authority(), clock)).getSocketFactory());
  }

  /** With the terminal's own certificate, and whomever the other end is to be trusted by. */
  static SSLContext context(TerminalKeys keys, TrustManager trust) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "terminal", keys.key(), new char[0], keys.chain().toArray(new Certificate[0]));
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new KeyFileException(
          "证书和私钥不能用 / the terminal's certificate and key don't work: " + e.getMessage(), e);
    }
  }
}
