package org.haochaping.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitorTest {
  @Test
  void network_ofIpv6_isOneForAllOfItsAddresses() {
    assertThat(Visitor.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Visitor.network("2001:db8:1:2::9"))
        .isNotEqualTo(Visitor.network("2001:db8:1:3::9"));
    assertThat(Visitor.network("203.0.113.7")).isEqualTo("203.0.113.7");
  }
}
