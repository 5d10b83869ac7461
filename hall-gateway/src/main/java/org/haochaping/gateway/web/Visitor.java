package org.haochaping.gateway.web;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who visits, as far as limits need it.
 *
 * @param behindProxy whether visitors come through a proxy that names their address last in {@code
 *     X-Forwarded-For}
 */
public record Visitor(boolean behindProxy) {
  private static final int NETWORK_BYTES = 8;

  /** The address; of IPv6 the network, since one household has all of its addresses. */
  public String of(Context http) {
    String forwarded = Optional.ofNullable(http.header("X-Forwarded-For")).orElse("");
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    String address = behindProxy && last.matches("[0-9A-Fa-f.:]{2,45}") ? last : http.ip();
    return network(address);
  }

  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
          : address;
    } catch (UnknownHostException e) {
      return address; // a limit for whatever it is
    }
  }
}
