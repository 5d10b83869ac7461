package org.haochaping.workshop.demo;

import org.haochaping.workshop.hall.Ports;

/** The ports of the gateway's pages, on this machine only. */
record WebPorts(int results, int phone) {
  /**
   * Checks that both are free.
   *
   * @throws org.haochaping.workshop.hall.HallException naming the port in use and the option that
   *     chooses another
   */
  void requireFree() {
    Ports.require(results, "--results-port");
    Ports.require(phone, "--phone-port");
  }

  /** What a phone would open. */
  String phoneUrl() {
    return "http://127.0.0.1:" + phone;
  }
}
