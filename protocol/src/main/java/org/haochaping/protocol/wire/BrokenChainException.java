package org.haochaping.protocol.wire;

import org.haochaping.protocol.ProtocolException;

/** A batch's entries do not lead to the head that it names: something in between was altered. */
public final class BrokenChainException extends ProtocolException {
  private static final long serialVersionUID = 1L;

  BrokenChainException() {
    super("head: the chain over these entries ends elsewhere");
  }
}
