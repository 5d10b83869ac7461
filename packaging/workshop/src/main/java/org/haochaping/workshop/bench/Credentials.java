package org.haochaping.workshop.bench;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.haochaping.gateway.terminals.Identity;
import org.haochaping.protocol.TerminalId;

/**
 * What one terminal proves itself with.
 *
 * @param authority whose word the gateway's certificate is taken on
 */
record Credentials(TerminalId id, Identity identity, X509Certificate authority) {
  private static final char[] NO_PASSWORD = new char[0];

  /** TLS as a terminal speaks it: both sides show a certificate. */
  SSLSocketFactory sockets() {
    try {
      KeyStore own = empty();
      own.setKeyEntry(
          "terminal",
          identity.key(),
          NO_PASSWORD,
          new X509Certificate[] {identity.certificate(), authority});
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(own, NO_PASSWORD);
      KeyStore trusted = empty();
      trusted.setCertificateEntry("authority", authority);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return new NoDelay(context.getSocketFactory());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has TLS and key stores", e);
    }
  }

  /** The terminal's signature, SHA-256 with ECDSA. */
  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(identity.key());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key just made signs", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** Sends small packets at once, as the terminal does. */
  private static final class NoDelay extends SSLSocketFactory {
    private final SSLSocketFactory inner;

    NoDelay(SSLSocketFactory inner) {
      this.inner = inner;
    }

    private static Socket undelayed(Socket socket) throws IOException {
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return inner.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
      return undelayed(inner.createSocket());
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
        throws IOException {
      return undelayed(inner.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return undelayed(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, java.net.InetAddress local, int localPort)
        throws IOException {
      return undelayed(inner.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(java.net.InetAddress host, int port) throws IOException {
      return undelayed(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(
        java.net.InetAddress host, int port, java.net.InetAddress local, int localPort)
        throws IOException {
      return undelayed(inner.createSocket(host, port, local, localPort));
    }
  }
}
