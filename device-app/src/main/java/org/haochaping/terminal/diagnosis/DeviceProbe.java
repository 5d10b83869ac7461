package org.haochaping.terminal.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.haochaping.terminal.devices.Condition;
import org.haochaping.terminal.devices.DeviceState;
import org.haochaping.terminal.screen.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the devices of one kind are, each that does not work; {@code none} is found where there are
 * none of it, and {@code dev} is where Linux has devices.
 */
record DeviceProbe(
    String word,
    Words name,
    Supplier<List<DeviceState>> devices,
    boolean scanners,
    Words none,
    Path dev)
    implements Probe {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceProbe.class);
  private static final Path DEV = Path.of("/dev");
  private static final int MOST_NAMES = 3;
  private static final String SCANNER = "扫码";

  static DeviceProbe keys(Supplier<List<DeviceState>> devices) {
    return new DeviceProbe(
        "keys",
        new Words("按键", "Keys"),
        devices,
        false,
        new Words("没有配置评价器按键，使用触摸屏或键盘", "No keypad is configured; touch or a keyboard is used."),
        DEV);
  }

  static DeviceProbe scanner(Supplier<List<DeviceState>> devices) {
    return new DeviceProbe(
        "scanner",
        new Words("扫码器", "Scanner"),
        devices,
        true,
        new Words(
            "没有配置扫码器，使用键盘口扫码器", "None is configured; one that types like a keyboard is used."),
        DEV);
  }

  @Override
  public Result look() {
    List<DeviceState> ours =
        devices.get().stream()
            .filter(device -> device.name().contains(SCANNER) == scanners)
            .toList();
    if (ours.isEmpty()) {
      return Result.good(none.chinese(), none.english());
    }
    return ours.stream()
        .filter(device -> device.condition() != Condition.CONNECTED)
        .map(this::trouble)
        .reduce(Result::and)
        .orElseGet(() -> Result.good("已连接 " + ours.size() + " 个", ours.size() + " connected."));
  }

  private Result trouble(DeviceState device) {
    Words what = halves(device.name());
    Words next = halves(device.sentence());
    Words there = device.condition() == Condition.ABSENT ? there(device) : new Words("", "");
    return Result.bad(
        new Words(
            what.chinese() + chinese(device) + "（" + device.path() + "）",
            what.english() + english(device) + " (" + device.path() + ")."),
        next.chinese() + there.chinese(),
        next.english() + there.english());
  }

  /** What is plugged in, so that a wrong path in the configuration can be put right. */
  private Words there(DeviceState device) {
    String kind = device.path().contains("input") ? "input" : "serial";
    if (!device.path().startsWith("/")) {
      return new Words("", ""); // the pins of the board
    }
    List<String> names = names(dev.resolve(kind).resolve("by-id"));
    String folder = dev.resolve(kind).resolve("by-id").toString();
    if (names.isEmpty()) {
      return new Words("；" + folder + " 下没有设备", " There is none in " + folder + ".");
    }
    String all = String.join(", ", names);
    return new Words("；" + folder + " 下现有：" + all, " In " + folder + " there is: " + all + ".");
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .limit(MOST_NAMES)
          .toList();
    } catch (IOException e) {
      LOG.debug("no devices there", e);
      return List.of();
    }
  }

  private static String chinese(DeviceState device) {
    return switch (device.condition()) {
      case CONNECTED -> "已连接";
      case ABSENT -> "未连接";
      case NONSENSE -> "数据无法识别";
      case FAULT -> "不能工作";
    };
  }

  private static String english(DeviceState device) {
    return switch (device.condition()) {
      case CONNECTED -> " is connected";
      case ABSENT -> " is not there";
      case NONSENSE -> " sends nonsense";
      case FAULT -> " does not work";
    };
  }

  private static Words halves(String both) {
    int cut = both.indexOf(" / ");
    return cut < 0
        ? new Words(both, both)
        : new Words(both.substring(0, cut), both.substring(cut + 3));
  }
}
