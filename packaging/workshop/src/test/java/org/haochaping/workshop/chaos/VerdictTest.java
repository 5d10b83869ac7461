package org.haochaping.workshop.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haochaping.protocol.SatisfactionLevel.SATISFIED;
import static org.haochaping.protocol.SatisfactionLevel.VERY_SATISFIED;

import java.util.List;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.hall.CityView.CityRating;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private final Book book = new Book();

  @BeforeEach
  void thankedForA_pressedB() {
    book.pressed("A", VERY_SATISFIED);
    book.thanked("A", VERY_SATISFIED);
    book.pressed("B", SATISFIED);
  }

  @Test
  void of_thankedOnceAtTheCity_isClean() {
    Verdict verdict = Verdict.of(book, List.of(at("A", VERY_SATISFIED)));
    assertThat(verdict.clean()).isTrue();
    assertThat(verdict.thanked()).isEqualTo(1);
    assertThat(verdict.atCity()).isEqualTo(1);
  }

  @Test
  void of_pressedButNotThanked_mayBeThereOrNot() {
    Verdict verdict = Verdict.of(book, List.of(at("A", VERY_SATISFIED), at("B", SATISFIED)));
    assertThat(verdict.clean()).isTrue();
    assertThat(verdict.unthanked()).containsExactly("B");
    assertThat(verdict.atCity()).isEqualTo(1);
  }

  @Test
  void of_thankedAndNotThere_isMissing() {
    Verdict verdict = Verdict.of(book, List.of(at("B", SATISFIED)));
    assertThat(verdict.clean()).isFalse();
    assertThat(verdict.missing()).containsExactly("A");
    assertThat(verdict.atCity()).isZero();
  }

  @Test
  void of_otherLevelThanPressed_isMissingAndInvented() {
    Verdict verdict = Verdict.of(book, List.of(at("A", SATISFIED)));
    assertThat(verdict.missing()).containsExactly("A");
    assertThat(verdict.invented()).containsExactly("A");
  }

  @Test
  void of_twoAtTheCity_isTwice() {
    Verdict verdict = Verdict.of(book, List.of(at("A", VERY_SATISFIED), at("A", VERY_SATISFIED)));
    assertThat(verdict.twice()).containsExactly("A");
    assertThat(verdict.clean()).isFalse();
  }

  @Test
  void of_neverPressed_isInvented() {
    Verdict verdict = Verdict.of(book, List.of(at("A", VERY_SATISFIED), at("C", VERY_SATISFIED)));
    assertThat(verdict.invented()).containsExactly("C");
    assertThat(verdict.clean()).isFalse();
  }

  private static CityRating at(String projectNo, SatisfactionLevel level) {
    return new CityRating(projectNo, 1, level);
  }
}
