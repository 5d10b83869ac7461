package org.haochaping.workshop.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.hall.CityView;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.RulesView;

/**
 * The whole of the regulation on one hall, step by step: a case accepted, its receipt, a bad
 * rating, its follow-up with deadlines, a case that nobody rates, the city's copy, the public page.
 */
final class Tour {
  /** How long the seven days take here. */
  static final Duration SEVEN_DAYS = Duration.ofSeconds(75);

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long LOOK_MILLIS = 200;
  private static final String RATED = "1509-DEMO-TOUR-0001";
  private static final String UNRATED = "1509-DEMO-TOUR-0002";
  private static final List<String> CONTENT = List.of("1509-DEMO-TOUR-0003", "1509-DEMO-TOUR-0004");
  private static final int CASES = 4;
  private static final SatisfactionLevel LEVEL = SatisfactionLevel.DISSATISFIED;

  private final Hall hall;
  private final WindowSystem window;
  private final Devices devices;
  private final Screens screens;
  private final PrintStream out;

  Tour(Hall hall, WindowSystem window, Devices devices, Screens screens, PrintStream out) {
    this.hall = hall;
    this.window = window;
    this.devices = devices;
    this.screens = screens;
    this.out = out;
  }

  /**
   * Walks it to its end.
   *
   * @param aftermath told what followed
   * @return whether all was there
   */
  boolean walk(RulesView rules, Aftermath aftermath) {
    try {
      return steps(rules, aftermath);
    } catch (IOException e) {
      throw new PlayException("设备断开 / a device is gone: " + e.getMessage(), e);
    }
  }

  private boolean steps(RulesView rules, Aftermath aftermath) throws IOException {
    step(1, "窗口业务系统报告四件已受理", "the window's system reports four accepted cases");
    WindowSystem.Accepted rated = window.accept(RATED);
    WindowSystem.Accepted unrated = window.accept(UNRATED);
    List<WindowSystem.Accepted> content = CONTENT.stream().map(window::accept).toList();
    out.println("  " + rated.projectNo() + " … " + content.get(1).projectNo());

    step(2, "打印回执", "a receipt is printed");
    Path picture = hall.dir().resolve("receipt.png");
    Files.write(picture, window.picture(rated));
    out.println("  " + rated.link());
    out.println("  " + picture);

    step(
        3,
        "扫回执,按" + LEVEL.chinese() + ",选原因;另两件满意",
        "scanned, rated " + LEVEL.english() + ", a reason given; two more are content");
    show(() -> devices.scan(rated.link()), "offered");
    show(() -> devices.press(LEVEL), "reasons");
    show(() -> devices.press(SatisfactionLevel.BASICALLY_SATISFIED), "reasons");
    show(() -> devices.press(SatisfactionLevel.DISSATISFIED), "thanked");

    for (WindowSystem.Accepted one : content) {
      show(() -> devices.scan(one.link()), "offered");
      show(() -> devices.press(SatisfactionLevel.VERY_SATISFIED), "reasons");
      show(
          () -> devices.press(SatisfactionLevel.VERY_DISSATISFIED), "thanked"); // skips the reasons
    }

    step(4, "差评回访(第十七条)", "its follow-up (article 17)");
    Optional<RulesView.FollowUp> followUp =
        await(
            () ->
                rules.followUps().stream()
                    .filter(one -> one.projectNo().equals(RATED))
                    .findFirst());
    aftermath.news().forEach(line -> out.println("  " + line));

    step(
        5,
        "另一件无人评价,7 天缩短为 " + SEVEN_DAYS.toSeconds() + " 秒(第十条)",
        "nobody rates the other; 7 days take " + SEVEN_DAYS.toSeconds() + " s here (article 10)");
    out.println("  " + unrated.projectNo());
    Optional<RulesView.ByDefault> byDefault =
        await(
            () ->
                rules.defaults().stream()
                    .filter(one -> one.projectNo().equals(UNRATED) && one.delivery().equals("sent"))
                    .findFirst());
    aftermath.news().forEach(line -> out.println("  " + line));

    step(6, "城市系统中的记录", "the city's copy");
    CityView city = CityView.of(hall);
    Optional<List<CityView.CityRating>> copies =
        await(() -> Optional.of(city.ratings()).filter(all -> all.size() >= CASES));
    copies
        .orElse(List.of())
        .forEach(one -> out.println("  " + one.projectNo() + "  " + one.level().chinese()));
    out.println("  " + hall.cityUrl() + "/feed/v1/ratings");

    step(7, "公示页", "the public page");
    PublicPage page = PublicPage.of(hall);
    Optional<String> published = await(page::total);
    published.ifPresent(line -> out.println("  " + line));
    out.println("  " + page.address());

    int atCity = copies.orElse(List.of()).size();
    out.println(
        "accepted=4 rated=3 follow-ups=%d defaults=%d city=%d public=%s"
            .formatted(
                followUp.isPresent() ? 1 : 0,
                byDefault.isPresent() ? 1 : 0,
                atCity,
                published.isPresent() ? "yes" : "no"));
    return followUp.isPresent()
        && byDefault.isPresent()
        && atCity == CASES
        && published.isPresent();
  }

  private void step(int number, String chinese, String english) {
    out.println();
    out.println(number + "/7 " + chinese + " / " + english);
  }

  @FunctionalInterface
  private interface Deed {
    void doIt() throws IOException;
  }

  private void show(Deed deed, String screen) throws IOException {
    screens.awaitSeen();
    int mark = screens.mark();
    deed.doIt();
    out.println("  屏幕 screen: " + screens.await(mark, ANSWER, screen));
  }

  private static <T> Optional<T> await(Supplier<Optional<T>> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<T> found = wanted.get();
      if (found.isPresent()) {
        return found;
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new HallException("interrupted", e);
      }
    }
    return Optional.empty();
  }
}
