package org.haochaping.workshop.hall;

/** The configuration that a workshop hall is set up with. */
final class HallFiles {
  private HallFiles() {}

  static String gateway(Ports ports) {
    return """
        hall {
          number = %d
          name = "乌兰察布市政务服务中心"
          area-code = "150902000000"
          receipt-link = "https://r.demo.invalid/r/"
        }
        data-dir = "gateway"
        mqtt { host = "127.0.0.1", port = %d }
        city {
          enabled = true
          url = "http://127.0.0.1:%d"
          token = "%s"
        }
        """
        .formatted(Hall.NUMBER, ports.mqtt(), ports.city(), Hall.CITY_TOKEN);
  }
}
