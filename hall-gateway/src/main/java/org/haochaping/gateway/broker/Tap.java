package org.haochaping.gateway.broker;

import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Hands over what terminals publish, after the broker has found that they may. The gateway sits in
 * the broker's own process, and a client of its own would cost as much again as all terminals
 * together: TLS twice more, a queue, and an acknowledgement that proves nothing
 * (docs/decisions.md).
 */
final class Tap implements ActiveMQServerMessagePlugin {
  private final Upward upward;

  Tap(Upward upward) {
    this.upward = upward;
  }

  @Override
  public void afterSend(
      ServerSession session,
      @Nullable Transaction transaction,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue,
      RoutingStatus result) {
    String address = message.getAddress();
    if (!OwnTopics.isOurs(address)) {
      return;
    }
    int dot = address.lastIndexOf('.');
    ActiveMQBuffer body = message.toCore().getReadOnlyBodyBuffer();
    byte[] payload = new byte[body.readableBytes()];
    body.readBytes(payload);
    upward.arrived(
        address.substring(OwnTopics.ROOT.length(), dot), address.substring(dot + 1), payload);
  }
}
