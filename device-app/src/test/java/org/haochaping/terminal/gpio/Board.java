package org.haochaping.terminal.gpio;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import java.util.List;
import java.util.stream.IntStream;

/** The board that Pi4J plays: fingers on its keys, eyes on its lamps. */
public final class Board {
  private final List<MockDigitalInput> keys;
  private final List<DigitalOutput> lamps;

  private Board(List<MockDigitalInput> keys, List<DigitalOutput> lamps) {
    this.keys = keys;
    this.lamps = lamps;
  }

  /** The board under a keypad that was opened with the mock provider, with lamps. */
  public static Board of(GpioKeypad keypad) {
    return new Board(
        IntStream.rangeClosed(1, 5)
            .mapToObj(n -> keypad.pins().registry().get("key-" + n, MockDigitalInput.class))
            .toList(),
        IntStream.rangeClosed(1, 5)
            .mapToObj(n -> keypad.pins().registry().get("lamp-" + n, DigitalOutput.class))
            .map(DigitalOutput.class::cast)
            .toList());
  }

  /** Sets a key's pin. */
  public void level(int key, DigitalState state) {
    keys.get(key - 1).mockState(state);
  }

  /** The keys whose lamps are lit, in order. */
  public List<Integer> lit() {
    return IntStream.rangeClosed(1, 5).filter(n -> lamps.get(n - 1).isHigh()).boxed().toList();
  }
}
