package org.haochaping.terminal.uplink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.haochaping.terminal.clock.TerminalClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal that calls itself, once, over TLS on this machine's own address: a rehearsal has no
 * gateway to call, and what TLS is made of belongs into the archive of classes.
 */
public final class TlsRehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(TlsRehearsal.class);
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int WORD = 7;

  private TlsRehearsal() {}

  /**
   * Returns whether both ends heard each other; they trust only who holds a certificate of this
   * hall for a terminal.
   */
  public static boolean once(TerminalKeys keys, TerminalClock clock) {
    SSLContext context = TerminalTls.context(keys, new FellowTrust(keys.authority(), clock));
    InetAddress here = InetAddress.getLoopbackAddress();
    try (SSLServerSocket door =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, here)) {
      door.setNeedClientAuth(true);
      door.setSoTimeout(PATIENCE_MILLIS);
      CompletableFuture<Boolean> heard = CompletableFuture.supplyAsync(() -> answer(door));
      int answer;
      try (Socket call =
          new NoDelaySockets(context.getSocketFactory()).createSocket(here, door.getLocalPort())) {
        call.setSoTimeout(PATIENCE_MILLIS);
        call.getOutputStream().write(WORD);
        answer = call.getInputStream().read();
      }
      // Whoever closes first waits until the other end has as well.
      return heard.join() && answer == WORD;
    } catch (IOException e) {
      LOG.debug("TLS was not rehearsed", e);
      return false;
    }
  }

  private static boolean answer(SSLServerSocket door) {
    try (Socket caller = door.accept()) {
      caller.setSoTimeout(PATIENCE_MILLIS);
      int word = caller.getInputStream().read();
      caller.getOutputStream().write(word);
      return word == WORD;
    } catch (SocketTimeoutException e) {
      LOG.debug("nobody called", e);
      return false;
    } catch (IOException e) {
      LOG.debug("the call was lost", e);
      return false;
    }
  }
}
