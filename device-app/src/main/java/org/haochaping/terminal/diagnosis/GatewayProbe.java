package org.haochaping.terminal.diagnosis;

import org.haochaping.terminal.screen.Words;

/** Whether the gateway is spoken with. */
record GatewayProbe(LinkMemory link) implements Probe {
  @Override
  public String word() {
    return "gateway";
  }

  @Override
  public Words name() {
    return new Words("网关", "Gateway");
  }

  @Override
  public Result look() {
    String chinese = Ages.chinese(link.since());
    String english = Ages.english(link.since());
    if (link.isOnline()) {
      return Result.good("已在线 " + chinese, "Online for " + english + ".");
    }
    return Result.bad(
        new Words("已离线 " + chinese, "Offline for " + english + "."),
        "评价已存在本机，不会丢失：请检查网络、网关是否开机、证书是否有效",
        "Ratings are kept here: check the network, the gateway and the certificate.");
  }
}
