package org.haochaping.terminal.uplink;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts attempts in vain and logs the first and each twentieth, so that a week without network
 * does not fill the disk.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int EACH = 20;

  private int inVain;

  void failed(String why) {
    if (inVain++ % EACH == 0) {
      LOG.warn("uplink offline attempts={} why={}", inVain, why);
    } else {
      LOG.debug("uplink offline attempts={} why={}", inVain, why);
    }
  }

  void succeeded() {
    LOG.info("uplink online after={}", inVain);
    inVain = 0;
  }
}
