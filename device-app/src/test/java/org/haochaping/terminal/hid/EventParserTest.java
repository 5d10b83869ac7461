package org.haochaping.terminal.hid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.haochaping.terminal.hid.InputEvent.Aside;
import org.haochaping.terminal.hid.InputEvent.Lost;
import org.haochaping.terminal.hid.InputEvent.Strange;
import org.junit.jupiter.api.Test;

final class EventParserTest {
  private final EventParser parser = new EventParser();

  @Test
  void keyReport_isTheKeyAndAsides() {
    assertThat(accept(InputEvents.key(79, 1)))
        .containsExactly(new Aside(), new InputEvent.Key(79, true), new Aside());
    assertThat(accept(InputEvents.key(79, 2))).contains(new InputEvent.Key(79, true));
    assertThat(accept(InputEvents.key(79, 0))).contains(new InputEvent.Key(79, false));
    assertThat(accept(InputEvents.event(0, 3, 0))).containsExactly(new Lost());
  }

  @Property(tries = 100)
  void report_tornAnywhere_isTheSame(@ForAll @IntRange(min = 1, max = 71) int cut) {
    byte[] report = InputEvents.key(80, 1);
    EventParser fresh = new EventParser();
    List<InputEvent> first = fresh.accept(report, cut, 0);
    byte[] rest = Arrays.copyOfRange(report, cut, report.length);
    List<InputEvent> second = fresh.accept(rest, rest.length, 5);
    assertThat(first.size() + second.size()).isEqualTo(3);
    assertThat(
            first.contains(new InputEvent.Key(80, true))
                || second.contains(new InputEvent.Key(80, true)))
        .isTrue();
  }

  @Test
  void mouseTextAndWrongValues_areStrange() {
    assertThat(accept(InputEvents.event(2, 0, -5))).containsExactly(new Strange());
    assertThat(accept(InputEvents.event(1, 79, 3))).containsExactly(new Strange());
    assertThat(accept("A5 01 02 03 5A A5 01 02 03 5A".getBytes(StandardCharsets.US_ASCII)))
        .containsExactly(new Strange());
  }

  @Test
  void restOfADeliveryWithNonsense_isDroppedAndTheNextOneRead() {
    byte[] both = Arrays.copyOf("?".repeat(24).getBytes(StandardCharsets.US_ASCII), 48);
    System.arraycopy(InputEvents.event(1, 79, 1), 0, both, 24, 24);
    assertThat(accept(both)).containsExactly(new Strange());
    assertThat(accept(InputEvents.event(1, 80, 1))).containsExactly(new InputEvent.Key(80, true));
  }

  @Test
  void eventThatIsNotFinished_doesNotSpoilALaterOne() {
    assertThat(parser.accept(new byte[] {1, 2, 3}, 3, 0)).isEmpty();
    byte[] event = InputEvents.event(1, 80, 1);
    assertThat(parser.accept(event, event.length, 5_000))
        .containsExactly(new Strange(), new InputEvent.Key(80, true));
  }

  private List<InputEvent> accept(byte[] bytes) {
    return parser.accept(bytes, bytes.length, 0);
  }
}
