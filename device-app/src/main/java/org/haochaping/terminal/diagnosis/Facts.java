package org.haochaping.terminal.diagnosis;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.haochaping.terminal.screen.View.Fact;
import org.haochaping.terminal.screen.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The small print of the diagnosis. */
final class Facts {
  private static final Logger LOG = LoggerFactory.getLogger(Facts.class);
  private static final int MOST_ADDRESSES = 3;
  private static final List<Path> SERIAL_NUMBERS =
      List.of(Path.of("/proc/device-tree/serial-number"), Path.of("/etc/machine-id"));

  private Facts() {}

  static List<Fact> of(Equipment equipment) {
    return List.of(
        new Fact(new Words("序列号", "Serial number"), serialNumber()),
        new Fact(
            new Words("版本", "Versions"),
            equipment.version()
                + " · Java "
                + Runtime.version().feature()
                + " · "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")),
        new Fact(new Words("地址", "Addresses"), addresses()),
        new Fact(new Words("待上传", "Waiting"), Long.toString(equipment.waiting().getAsLong())),
        new Fact(new Words("上次同步", "Last sync"), lastSync(equipment.link())));
  }

  private static String serialNumber() {
    for (Path file : SERIAL_NUMBERS) {
      try {
        if (Files.isReadable(file)) {
          // The device tree ends its strings with a zero byte.
          return Files.readString(file, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
        }
      } catch (IOException e) {
        LOG.debug("no serial number there", e);
      }
    }
    return "-";
  }

  private static String addresses() {
    try {
      String all =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
              .sorted(Comparator.comparing(address -> address instanceof Inet6Address))
              .map(address -> address.getHostAddress())
              .limit(MOST_ADDRESSES)
              .collect(Collectors.joining(", "));
      return all.isEmpty() ? "-" : all;
    } catch (IOException e) {
      LOG.debug("no addresses", e);
      return "-";
    }
  }

  private static String lastSync(LinkMemory link) {
    return link.lastSync()
        .map(age -> Ages.chinese(age) + "前 / " + Ages.english(age) + " ago")
        .orElse("-");
  }
}
