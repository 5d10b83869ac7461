package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.screen.Subject;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.voice.Phrase;
import org.junit.jupiter.api.Test;

final class SpokenScreenTest {
  private final List<View> shown = new ArrayList<>();
  private final List<Phrase> said = new ArrayList<>();
  private final SpokenScreen screen = new SpokenScreen(shown::add, said::add);

  private static View reasons(int focus) {
    return new View.Reasons(SatisfactionLevel.SATISFIED, List.of(), focus, View.FollowUp.NONE);
  }

  private static View rate(Optional<SatisfactionLevel> chosen) {
    Subject subject =
        new Subject(
            Subject.Scope.WINDOW,
            Optional.empty(),
            Optional.empty(),
            1,
            Optional.empty(),
            OptionalInt.empty());
    return new View.Rate(subject, chosen);
  }

  @Test
  void wayOfARating_isSpokenOnceForEachScreen() {
    screen.accept(new View.Idle());
    screen.accept(rate(Optional.empty()));
    screen.accept(rate(Optional.of(SatisfactionLevel.SATISFIED)));
    screen.accept(reasons(0));
    screen.accept(reasons(1));
    screen.accept(new View.Thanks(5, View.FollowUp.NONE));
    screen.accept(new View.Idle());
    assertThat(said).containsExactly(Phrase.INVITATION, Phrase.REASONS, Phrase.THANKS);
    assertThat(shown).hasSize(7);
  }

  @Test
  void refusal_isSpoken_andATechniciansScreensAreNot() {
    screen.accept(new View.Refused("expired"));
    screen.accept(new View.Pin(0, false));
    screen.accept(new View.OutOfService("journal"));
    assertThat(said).containsExactly(Phrase.REFUSED);
  }
}
