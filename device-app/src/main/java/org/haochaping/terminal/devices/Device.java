package org.haochaping.terminal.devices;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** One device, as its reader sees it. Any thread may tell and ask; no call waits. */
public final class Device {
  private final String name;
  private final String path;
  private final LongSupplier millis;

  private Condition condition = Condition.ABSENT;
  private String sentence = Sentences.ABSENT;
  private long sinceMillis;
  private OptionalLong lastGoodMillis = OptionalLong.empty();

  Device(String name, String path, LongSupplier millis) {
    this.name = name;
    this.path = path;
    this.millis = millis;
    this.sinceMillis = millis.getAsLong();
  }

  /** It is there and was opened. */
  public void connected() {
    become(Condition.CONNECTED, Sentences.CONNECTED);
  }

  /** It is not there, or went away. */
  public void absent() {
    become(Condition.ABSENT, Sentences.ABSENT);
  }

  /** It sends what nobody understands. */
  public void nonsense() {
    nonsense(Sentences.NONSENSE);
  }

  /**
   * It sends what nobody understands.
   *
   * @param why what to do about it, Chinese first, English second
   */
  public void nonsense(String why) {
    become(Condition.NONSENSE, why);
  }

  /**
   * It does not work.
   *
   * @param why what to do about it, Chinese first, English second
   */
  public void fault(String why) {
    become(Condition.FAULT, why);
  }

  /** It delivered something that was understood; that ends {@link Condition#NONSENSE}. */
  public synchronized void delivered() {
    lastGoodMillis = OptionalLong.of(millis.getAsLong());
    if (condition == Condition.NONSENSE) {
      become(Condition.CONNECTED, Sentences.CONNECTED);
    }
  }

  /** How it is doing now. */
  public synchronized DeviceState state() {
    long now = millis.getAsLong();
    return new DeviceState(
        name,
        path,
        condition,
        Duration.ofMillis(now - sinceMillis),
        sentence,
        lastGoodMillis.isPresent()
            ? Optional.of(Duration.ofMillis(now - lastGoodMillis.getAsLong()))
            : Optional.empty());
  }

  private synchronized void become(Condition next, String nextSentence) {
    if (condition != next) {
      condition = next;
      sinceMillis = millis.getAsLong();
    }
    sentence = nextSentence;
  }
}
