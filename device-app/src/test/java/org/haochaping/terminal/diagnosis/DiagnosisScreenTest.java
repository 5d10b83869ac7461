package org.haochaping.terminal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.wire.HealthReport.ClockState;
import org.haochaping.terminal.devices.Devices;
import org.haochaping.terminal.log.HeardLog;
import org.haochaping.terminal.screen.Look;
import org.haochaping.terminal.screen.Place;
import org.haochaping.terminal.screen.ScreenSettings;
import org.haochaping.terminal.screen.SilentListener;
import org.haochaping.terminal.screen.Snapshots;
import org.haochaping.terminal.screen.TerminalScreen;
import org.haochaping.terminal.screen.Texts;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.Voice;
import org.haochaping.terminal.uplink.TestCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The program's own sentences, all ten checks failing, in a real window at each size. */
@ExtendWith(ApplicationExtension.class)
final class DiagnosisScreenTest {
  // A busy machine is no failure.
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  private final ConcurrentLinkedQueue<View> settled = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Stage> stage = new AtomicReference<>();

  @AfterEach
  void closeWindow() {
    onFx(
        () -> {
          stage.get().close();
          return true;
        });
  }

  static Stream<Arguments> windows() {
    return Stream.of("1280x800", "1024x600", "800x480", "800x1280", "600x1024", "480x800")
        .flatMap(
            size ->
                Stream.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                    .map(language -> Arguments.of(size, language)));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void allTenFail_everyRow_isWholeAndInsideOnItsPage(String size, Locale language)
      throws IOException {
    View.Diagnosis worst = worst();
    try (HeardLog warnings = HeardLog.of("org.haochaping.terminal.screen", Level.WARNING)) {
      TerminalScreen screen = open(size, language);
      Set<String> seen = new TreeSet<>();
      for (int page = 0; page < 10; page++) {
        View view = new View.Diagnosis(worst.facts(), worst.checks(), worst.keys(), page);
        settled.clear();
        screen.show(view);
        Awaitility.await().atMost(PATIENCE).until(() -> settled.contains(view));
        seen.addAll(onFx(this::checkedRows));
        String name = "diagnosis-" + page + "-" + size + "-" + language.getLanguage();
        if (page < 3) {
          onFx(() -> Snapshots.take(stage.get().getScene(), name));
        }
      }
      for (View.Check check : worst.checks()) {
        boolean chinese = language.equals(Locale.SIMPLIFIED_CHINESE);
        assertThat(seen).contains(chinese ? check.name().chinese() : check.name().english());
        assertThat(seen)
            .contains(
                "→ "
                    + (chinese
                        ? check.next().orElseThrow().chinese()
                        : check.next().orElseThrow().english()));
      }
      assertThat(warnings.messages()).isEmpty();
    }
  }

  /** The texts of the rows that are seen, each of which is inside the window and of its row. */
  private List<String> checkedRows() {
    Scene scene = stage.get().getScene();
    List<String> texts = new ArrayList<>();
    List<Bounds> rows = new ArrayList<>();
    for (Node row : scene.getRoot().lookupAll(".check")) {
      if (!row.isVisible()) {
        continue;
      }
      Bounds bounds = row.localToScene(row.getLayoutBounds());
      assertThat(bounds.getMinY()).isGreaterThanOrEqualTo(0);
      assertThat(bounds.getMaxY()).isLessThanOrEqualTo(scene.getHeight() + 0.5);
      assertThat(bounds.getMaxX()).isLessThanOrEqualTo(scene.getWidth() + 0.5);
      assertThat(rows).noneMatch(other -> overlap(other, bounds));
      rows.add(bounds);
      for (Node flow : flows(row)) {
        Bounds inner = flow.localToScene(flow.getLayoutBounds());
        assertThat(inner.getMinY()).isGreaterThanOrEqualTo(bounds.getMinY() - 0.5);
        assertThat(inner.getMaxY()).isLessThanOrEqualTo(bounds.getMaxY() + 0.5);
        ((TextFlow) flow).getChildren().forEach(text -> texts.add(((Text) text).getText().strip()));
      }
    }
    for (Node facts : scene.getRoot().lookupAll(".fact-value")) {
      Bounds bounds = facts.localToScene(facts.getBoundsInLocal());
      assertThat(rows).noneMatch(row -> overlap(row, bounds));
    }
    return texts;
  }

  private static List<Node> flows(Node node) {
    if (node instanceof TextFlow) {
      return List.of(node);
    }
    return node instanceof javafx.scene.Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(n -> flows(n).stream()).toList()
        : List.of();
  }

  private static boolean overlap(Bounds a, Bounds b) {
    return Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX()) > 0.5
        && Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY()) > 0.5;
  }

  private View.Diagnosis worst() throws IOException {
    Devices devices = new Devices(() -> 0);
    devices.add("串口评价器 / Serial keypad", "/dev/serial/by-id/keypad").nonsense();
    devices.add("USB 评价器 / USB keypad", "/dev/input/by-id/keypad");
    devices.add("串口扫码器 / Serial scanner", "/dev/serial/by-id/scanner");
    X509Certificate certificate = TestCertificate.issued(folder);
    Diagnosis diagnosis =
        Diagnosis.of(
            new Equipment(
                "0.1.0",
                () -> Duration.ofMinutes(5).toNanos(),
                devices::all,
                folder.resolve("none"),
                () -> false,
                () -> 26_500,
                () -> new ClockState(false, "none"),
                () -> new Moment("0123456789abcd", 0, Instant.EPOCH, false),
                "127.0.0.1",
                9,
                new LinkMemory((online, waiting) -> {}, () -> 0),
                certificate),
            () -> 0);
    diagnosis.keys().stuck(3);
    List<View.Diagnosis> grown = new ArrayList<>();
    diagnosis.run(grown::add);
    View.Diagnosis last = grown.get(grown.size() - 1);
    assertThat(last.checks()).hasSize(10).allMatch(check -> check.next().isPresent());
    return new View.Diagnosis(last.facts(), last.checks(), diagnosis.keys().marks(), 0);
  }

  private TerminalScreen open(String size, Locale language) {
    int[] pixels = Arrays.stream(size.split("x")).mapToInt(Integer::parseInt).toArray();
    return onFx(
        () -> {
          stage.set(new Stage());
          TerminalScreen screen =
              TerminalScreen.of(
                  new ScreenSettings(false, pixels[0], pixels[1]),
                  new Voice(new Look(language, false, 1.0), Texts.shipped()),
                  new Place("乌兰察布市政务服务中心", 12, "市场监督管理局", "hall1-window12"),
                  new SilentListener() {
                    @Override
                    public void settled(View view, Scene scene) {
                      settled.add(view);
                    }
                  });
          screen.open(stage.get());
          return screen;
        });
  }

  private static <T> T onFx(java.util.concurrent.Callable<T> work) {
    try {
      return WaitForAsyncUtils.asyncFx(work).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
