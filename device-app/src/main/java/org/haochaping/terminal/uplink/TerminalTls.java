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
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "terminal", keys.key(), new char[0], keys.chain().toArray(new Certificate[0]));
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          own.getKeyManagers(), new TrustManager[] {new HallTrust(keys.authority(), clock)}, null);
      return new NoDelaySockets(context.getSocketFactory());
    } catch (GeneralSecurityException | IOException e) {
      throw new KeyFileException(
          "证书和私钥不能用 / the terminal's certificate and key don't work: " + e.getMessage(), e);
    }
  }
}
