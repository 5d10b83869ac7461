package org.haochaping.terminal.diagnosis;

import java.util.List;
import java.util.function.Supplier;
import org.haochaping.terminal.devices.Condition;
import org.haochaping.terminal.devices.DeviceState;
import org.haochaping.terminal.screen.Words;

/** How the devices of one kind are; {@code none} is found where there are none of it. */
record DeviceProbe(
    String word, Words name, Supplier<List<DeviceState>> devices, boolean scanners, Words none)
    implements Probe {
  private static final String SCANNER = "扫码";

  static DeviceProbe keys(Supplier<List<DeviceState>> devices) {
    return new DeviceProbe(
        "keys",
        new Words("按键", "Keys"),
        devices,
        false,
        new Words("没有配置评价器按键，使用触摸屏或键盘", "No keypad is configured; touch or a keyboard is used."));
  }

  static DeviceProbe scanner(Supplier<List<DeviceState>> devices) {
    return new DeviceProbe(
        "scanner",
        new Words("扫码器", "Scanner"),
        devices,
        true,
        new Words(
            "没有配置扫码器，使用键盘口扫码器", "None is configured; one that types like a keyboard is used."));
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
    for (DeviceState device : ours) {
      if (device.condition() != Condition.CONNECTED) {
        Words what = halves(device.name());
        Words next = halves(device.sentence());
        return Result.bad(
            new Words(
                what.chinese() + chinese(device) + "（" + device.path() + "）",
                what.english() + english(device) + " (" + device.path() + ")."),
            next.chinese(),
            next.english());
      }
    }
    return Result.good("已连接 " + ours.size() + " 个", ours.size() + " connected.");
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
