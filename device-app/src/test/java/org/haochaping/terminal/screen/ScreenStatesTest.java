package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What stands on a screen in one state and not in another. */
@ExtendWith(ApplicationExtension.class)
final class ScreenStatesTest {
  private static final PseudoClass PRESSED = PseudoClass.getPseudoClass("pressed");
  private static final Look USUAL = Look.USUAL;
  private static final Look ENGLISH = new Look(Locale.ENGLISH, false, 1.0);

  private final ConcurrentLinkedQueue<View> settled = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Stage> stage = new AtomicReference<>();
  private Optional<TerminalScreen> open = Optional.empty();

  @AfterEach
  void closeWindow() {
    open.ifPresent(TerminalScreen::close);
    open = Optional.empty();
    WaitForAsyncUtils.waitForFxEvents();
  }

  @ParameterizedTest
  @CsvSource({
    "https://hall.example/r/AQAGt, true",
    "https://r.invalid/AQAGt, false",
    "AQAGt, false",
  })
  void offer_whoseLinkLeadsNowhere_hasNoCode(String link, boolean shown) {
    for (boolean portrait : List.of(true, false)) {
      Set<String> texts = shown(USUAL, portrait, rate(Optional.of(link)), Optional.empty());
      assertThat(texts.contains("也可用手机扫码评价")).isEqualTo(shown);
      assertThat(onFx(() -> scene().lookup("#phone-code") != null)).isEqualTo(shown);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void advice_namesThePhone_whereTheHallHasAPageForIt(boolean phone) {
    HallFace face = face(new HallFace.Ways(HallFace.Begin.BY_RECEIPT, phone));
    for (View view : List.of(new View.OutOfService("journal"), new View.Refused("other-hall"))) {
      String all = String.join(" ", shown(USUAL, false, view, Optional.of(face)));
      assertThat(all.contains("手机")).isEqualTo(phone);
      assertThat(all.contains("phone")).isEqualTo(phone);
    }
  }

  @Test
  void offer_upright_saysThatItIsVoluntary() {
    assertThat(shown(USUAL, true, rate(Optional.empty()), Optional.empty()))
        .contains("触摸屏幕或按数字键 1 – 5，评价全凭自愿");
  }

  @Test
  void reasons_anySize_sayFirstThatTheRatingIsSaved() {
    for (boolean portrait : List.of(true, false)) {
      shown(USUAL, portrait, reasons(View.FollowUp.CALL), Optional.empty());
      assertThat(top("您的评价已保存")).isLessThan(top("可以告诉我们原因吗？"));
      assertThat(top("您的评价已保存")).isPositive();
    }
  }

  @Test
  void reasons_ofABadRatingWithoutACase_promiseNoCall() {
    assertThat(shown(USUAL, false, reasons(View.FollowUp.NOBODY_TO_CALL), Optional.empty()))
        .contains("可多选，也可不选")
        .doesNotContain("工作人员将在 48 小时内与您联系");
  }

  @Test
  void reasons_englishFirst_sayThatTheListIsChinese() {
    String sentence = "The reasons are listed in Chinese. You may skip this.";
    assertThat(shown(ENGLISH, false, reasons(View.FollowUp.CALL), Optional.empty()))
        .contains(sentence);
    assertThat(shown(USUAL, false, reasons(View.FollowUp.CALL), Optional.empty()))
        .doesNotContain(sentence);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void touchable_pressed_looksOtherThanNot(boolean highContrast) {
    Look look = new Look(Locale.SIMPLIFIED_CHINESE, highContrast, 1.0);
    HallFace face = face(new HallFace.Ways(HallFace.Begin.WINDOW, true));
    for (View view :
        List.of(
            new View.Idle(),
            rate(Optional.empty()),
            reasons(View.FollowUp.CALL),
            new View.Thanks(5, View.FollowUp.NONE),
            new View.Pin(0, false))) {
      shown(look, false, view, Optional.of(face));
      for (Node node : onFx(() -> List.copyOf(scene().getRoot().lookupAll(".touchable")))) {
        Paint before = onFx(() -> fill(node, false));
        assertThat(onFx(() -> fill(node, true))).as(node.getId()).isNotEqualTo(before);
        assertThat(onFx(() -> fill(node, false))).as(node.getId()).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void wordsForTheKeys_whoseKeyIsFelt_haveABackground(boolean highContrast) {
    Look look = new Look(Locale.SIMPLIFIED_CHINESE, highContrast, 1.0);
    shown(look, false, reasons(View.FollowUp.CALL), Optional.empty());
    Region words = (Region) onFx(() -> scene().lookup("#reasons-keys"));
    assertThat(onFx(() -> Optional.ofNullable(words.getBackground()))).isEmpty();
    assertThat(onFx(() -> fill(words, true))).isNotNull();
  }

  @Test
  void fullScreen_noKeyLeavesIt() {
    open(USUAL, new ScreenSettings(true, 1280, 800));
    assertThat(onFx(() -> stage.get().getFullScreenExitKeyCombination()))
        .isEqualTo(KeyCombination.NO_MATCH);
    Rectangle2D screen = Screen.getPrimary().getBounds();
    assertThat(onFx(() -> stage.get().getWidth())).isEqualTo(screen.getWidth());
    assertThat(onFx(() -> stage.get().getHeight())).isEqualTo(screen.getHeight());
  }

  private static Paint fill(Node node, boolean pressed) {
    node.pseudoClassStateChanged(PRESSED, pressed);
    node.applyCss();
    var fills = ((Region) node).getBackground().getFills();
    return fills.get(fills.size() - 1).getFill();
  }

  /** The texts that can be seen once this view is there. */
  private Set<String> shown(Look look, boolean portrait, View view, Optional<HallFace> face) {
    TerminalScreen screen =
        open(look, new ScreenSettings(false, portrait ? 480 : 800, portrait ? 800 : 480));
    settled.clear();
    face.ifPresent(screen::face);
    screen.show(view);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> settled.contains(view));
    return onFx(
        () ->
            scene().getRoot().lookupAll("Text").stream()
                .filter(Node::isVisible)
                .map(text -> ((Text) text).getText())
                .collect(Collectors.toSet()));
  }

  private double top(String words) {
    return onFx(
        () ->
            scene().getRoot().lookupAll("Text").stream()
                .filter(text -> ((Text) text).getText().equals(words))
                .mapToDouble(text -> text.localToScene(text.getBoundsInLocal()).getMinY())
                .findFirst()
                .orElseThrow());
  }

  private TerminalScreen open(Look look, ScreenSettings settings) {
    closeWindow();
    TerminalScreen opened =
        onFx(
            () -> {
              stage.set(new Stage());
              TerminalScreen screen =
                  TerminalScreen.of(
                      settings,
                      new Voice(look, Texts.shipped()),
                      new Place("测试政务服务大厅", 7, "", "window-7"),
                      new SilentListener() {
                        @Override
                        public void settled(View view, Scene scene) {
                          settled.add(view);
                        }
                      });
              screen.open(stage.get());
              return screen;
            });
    open = Optional.of(opened);
    return opened;
  }

  private Scene scene() {
    return stage.get().getScene();
  }

  private static View rate(Optional<String> link) {
    return new View.Rate(
        new Subject(
            Subject.Scope.WINDOW, Optional.empty(), Optional.empty(), 1, link, OptionalInt.empty()),
        Optional.empty());
  }

  private static View reasons(View.FollowUp followUp) {
    return new View.Reasons(
        SatisfactionLevel.DISSATISFIED,
        List.of(
            new ReasonChoice("207", "没有提供材料样本", true, false),
            new ReasonChoice("208", "没有提供材料清单", true, true),
            new ReasonChoice("209", "未在承诺时间内办结", false, false),
            new ReasonChoice("210", "服务态度生硬", false, true)),
        0,
        followUp);
  }

  private static HallFace face(HallFace.Ways ways) {
    return new HallFace("测试政务服务大厅", "", Optional.empty(), List.of(), List.of(), ways);
  }

  private static <T> T onFx(java.util.concurrent.Callable<T> work) {
    try {
      return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
