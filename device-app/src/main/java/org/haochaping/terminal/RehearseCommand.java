package org.haochaping.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.settings.KeptSettings;
import org.haochaping.terminal.uplink.TerminalKeys;
import org.haochaping.terminal.uplink.TlsRehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Goes once through what a day at a window needs, on no display, with no gateway and no device, in
 * a folder that is deleted again. What was loaded meanwhile is what the archive of classes is made
 * from that the start script hands to Java.
 */
@Command(
    name = "rehearse",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "预演一遍，供制作类存档。%nGoes through all once, for the archive of classes.")
final class RehearseCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RehearseCommand.class);

  /** Long enough for a board to draw what changed, and to have a rating on disk. */
  private static final int PAUSE_MILLIS = 400;

  /**
   * Of a start that is no rehearsal, and of a window, which a rehearsal must not open: the citizen
   * would see it.
   */
  private static final String[] OF_A_REAL_START = {
    EarlyToolkit.class.getName(),
    Run.class.getName(),
    RunArguments.class.getName(),
    "com.sun.glass.ui.gtk.GtkApplication",
    "com.sun.glass.ui.gtk.GtkCommonDialogs",
    "com.sun.glass.ui.gtk.GtkCursor",
    "com.sun.glass.ui.gtk.GtkDnDClipboard",
    "com.sun.glass.ui.gtk.GtkPixels",
    "com.sun.glass.ui.gtk.GtkPlatformFactory",
    "com.sun.glass.ui.gtk.GtkSystemClipboard",
    "com.sun.glass.ui.gtk.GtkTimer",
    "com.sun.glass.ui.gtk.GtkView",
    "com.sun.glass.ui.gtk.GtkWindow",
  };

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "terminal.conf",
      description = "配置文件，默认 terminal.conf。%nThe configuration file.")
  private Path config = Path.of("terminal.conf");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("window-terminal-rehearsal-");
    try {
      rehearse(folder);
      return 0;
    } finally {
      delete(folder);
    }
  }

  private void rehearse(Path folder) throws InterruptedException {
    TerminalConfig settings = TerminalConfig.load(config);
    TerminalConfig alone = settings.aloneIn(folder);
    TerminalKeys keys = settings.gateway().keys();
    KeptSettings.open(folder.resolve("settings.json")).take(everyPressOffers());
    new Toolkit(true, alone.screen(), folder).start();
    try (Terminal terminal = Terminal.start(alone, keys, Optional.empty())) {
      Input input = terminal.input();
      act(() -> input.scanned("this is no receipt"));
      act(() -> input.pressed(SatisfactionLevel.VERY_SATISFIED, "key"));
      act(() -> input.pressed(SatisfactionLevel.VERY_DISSATISFIED, "key"));
      act(() -> input.pressed(SatisfactionLevel.SATISFIED, "key"));
      act(input::reasonsSkipped);
      act(input::diagnosisAsked);
      act(() -> input.pinDigit(0));
      act(input::diagnosisLeft);
    }
    if (!TlsRehearsal.once(keys, TerminalClock.system())) {
      LOG.warn("TLS was not rehearsed; the first call to the gateway takes a little longer");
    }
    for (String name : OF_A_REAL_START) {
      load(name);
    }
  }

  private static TerminalSettings everyPressOffers() {
    TerminalSettings initial = TerminalSettings.initial();
    return new TerminalSettings(
        initial.hallName(),
        initial.department(),
        initial.clerk(),
        initial.notices(),
        new TerminalSettings.Offers(true, false, false),
        new ReasonList("rehearsal", List.of(reason("1"), reason("2"))));
  }

  /** A hall that was never heard of has none, and without any the screen is passed over. */
  private static Reason reason(String code) {
    return new Reason(SatisfactionLevel.VERY_DISSATISFIED, code, "预演", true);
  }

  private static void act(Runnable what) throws InterruptedException {
    what.run();
    Thread.sleep(PAUSE_MILLIS);
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, RehearseCommand.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      // Another JavaFX has other classes; one that is not archived is read from its jar.
      return;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
