package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.haochaping.protocol.Topics;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hall says over a real broker. */
@SuppressWarnings("try") // an uplink works by being open
final class HallWordsTest {
  private static final Invitation INVITATION =
      new Invitation(
          "i-1",
          Optional.empty(),
          Optional.of("咨询"),
          Optional.empty(),
          Instant.parse("2026-11-24T03:50:00Z"),
          false);

  @TempDir Path folder;
  private final List<TerminalSettings> settings = new CopyOnWriteArrayList<>();
  private final List<CaseAnswer> answers = new CopyOnWriteArrayList<>();
  private final List<Invitation> invitations = new CopyOnWriteArrayList<>();

  private final HallListener listener =
      new HallListener() {
        @Override
        public void settings(TerminalSettings decided) {
          settings.add(decided);
        }

        @Override
        public void invited(Invitation invitation) {
          invitations.add(invitation);
        }

        @Override
        public void told(CaseAnswer answer) {
          answers.add(answer);
        }
      };

  private Uplink start(Line line, Journal journal) {
    return Uplink.start(
        line.settings("localhost", line.broker.port()),
        line.keys,
        journal,
        TerminalClock.system(),
        (online, waiting) -> line.online.set(online),
        listener);
  }

  @Test
  void settingsAndInvitations_comeThrough_nonsenseIsPassedOver() throws Exception {
    try (Line line = new Line(folder);
        Journal journal = JournalFixture.open(folder);
        Uplink uplink = start(line, journal)) {
      await().untilTrue(line.online);
      line.gateway.say(Topics.settings(Line.TERMINAL), new byte[] {1, 2, 3});
      line.gateway.say(Topics.invite(Line.TERMINAL), "{\"v\":9}".getBytes(StandardCharsets.UTF_8));
      line.gateway.say(Topics.settings(Line.TERMINAL), TerminalSettings.initial().encode());
      line.gateway.say(Topics.invite(Line.TERMINAL), INVITATION.encode());
      await().until(() -> !invitations.isEmpty() && !settings.isEmpty());
      assertThat(settings).containsExactly(TerminalSettings.initial());
      assertThat(invitations).containsExactly(INVITATION);
      assertThat(line.online).as("the connection stands").isTrue();
    }
  }

  @Test
  void question_online_goesUp_andItsAnswerComesDown() throws Exception {
    try (Line line = new Line(folder);
        Journal journal = JournalFixture.open(folder);
        Uplink uplink = start(line, journal)) {
      await().untilTrue(line.online);
      CaseQuestion question = new CaseQuestion("b1.000001", "A".repeat(131));
      uplink.ask(question);
      await().until(() -> line.gateway.questions.contains(question));
      CaseAnswer answer =
          new CaseAnswer(
              "b1.000001", CaseAnswer.Standing.RATED, Optional.empty(), Optional.empty());
      line.gateway.say(Topics.answer(Line.TERMINAL), new byte[] {'{'});
      line.gateway.say(Topics.answer(Line.TERMINAL), answer.encode());
      await().until(() -> !answers.isEmpty());
      assertThat(answers).containsExactly(answer);
    }
  }
}
