package org.haochaping.terminal.devices;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** What a technician reads about a device. */
final class Sentences {
  static final String CONNECTED = "已连接 / Connected.";
  static final String ABSENT =
      "没有找到设备：请检查插头、连线和配置里的设备路径，插好后会自动恢复"
          + " / Not found: check plug, cable and the device's path in the configuration;"
          + " it comes back by itself.";
  static final String NOT_OPENED =
      "设备在，但无法打开：请检查配置里的路径、运行用户的组（串口 dialout，USB 评价器 input），并关闭占用它的其他程序"
          + " / It is there but can't be opened: check the path, the user's groups (dialout for serial,"
          + " input for a USB keypad), and that no other program has it.";
  static final String NONSENSE =
      "设备在发送数据，但都无法识别：请检查型号、波特率和帧格式"
          + " / It sends, but nothing can be understood: check model, baud rate and frame.";

  static final String TROUBLE =
      "设备打开时出错，正在不断重试：请看日志，并重新插拔"
          + " / It fails when it is opened and is tried again and again: look at the log, replug it.";

  static final String NO_LIBRARY =
      "系统程序库无法加载，请重装终端程序 / A system library can't be loaded: install again.";

  private Sentences() {}

  /** A name with {@code *} that more than one device has. */
  static String several(Collection<Path> devices) {
    String all = devices.stream().map(Path::toString).collect(Collectors.joining(", "));
    return "有多个设备符合（%s）：请在配置里写明路径".formatted(all)
        + " / More than one matches (%s): name one in the configuration.".formatted(all);
  }
}
