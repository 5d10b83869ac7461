package org.haochaping.workshop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.haochaping.workshop.hall.IssuedReceipt;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static final List<IssuedReceipt> ISSUED =
      List.of(new IssuedReceipt("P1", "https://r/1"), new IssuedReceipt("P2", "https://r/2"));

  @Test
  void parse_digit_isAKeyOfTheFirstTerminal() {
    assertThat(Console.parse("5", ISSUED, 1)).isEqualTo(new Console.Key(1, 5));
  }

  @Test
  void parse_prefix_choosesTheTerminal() {
    assertThat(Console.parse("2: r2", ISSUED, 2)).isEqualTo(new Console.Scan(2, "https://r/2"));
  }

  @Test
  void parse_link_isScannedAsItIs() {
    assertThat(Console.parse("https://r/9", ISSUED, 1))
        .isEqualTo(new Console.Scan(1, "https://r/9"));
  }

  @Test
  void parse_unknownReceiptTerminalOrNothing_saysWhatThereIs() {
    assertThat(Console.parse("r3", ISSUED, 1)).isInstanceOf(Console.Unclear.class);
    assertThat(Console.parse("3: 5", ISSUED, 2)).isInstanceOf(Console.Unclear.class);
    assertThat(Console.parse("", ISSUED, 1)).isInstanceOf(Console.Unclear.class);
  }
}
