package org.haochaping.terminal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.keypad.KeypadListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what a keypad of five keys finds; a stuck key is an alarm in the journal. */
final class KeypadInput implements KeypadListener {
  private static final Logger LOG = LoggerFactory.getLogger(KeypadInput.class);

  private final Input input;
  private final Function<JournalBody, CompletableFuture<JournalEntry>> journal;
  private final Supplier<Moment> now;

  KeypadInput(
      Input input,
      Function<JournalBody, CompletableFuture<JournalEntry>> journal,
      Supplier<Moment> now) {
    this.input = input;
    this.journal = journal;
    this.now = now;
  }

  @Override
  public void pressed(int key) {
    input.pressed(SatisfactionLevel.ofCityCode(6 - key), "keypad");
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the last stage; it handles failure itself
  public void stuck(int key) {
    LOG.warn("key stuck, its presses do not count until it is released key={}", key);
    journal
        .apply(
            new JournalBody.Alarm(
                now.get(),
                "key-stuck",
                "第 " + key + " 键卡住，请检查按键 / key " + key + " is stuck: check it"))
        .whenComplete(
            (entry, failure) -> {
              if (failure != null) {
                LOG.error("alarm of a stuck key not written", failure);
              }
            });
  }

  @Override
  public void diagnosisAsked() {
    input.diagnosisAsked();
  }
}
