package org.haochaping.workshop.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.haochaping.workshop.citizen.PtyKeypad;
import org.haochaping.workshop.display.Onlooker;

/** What presses a level's key. */
interface Hand extends AutoCloseable {
  /** What the terminal's configuration must say of the keys. */
  String configuration();

  /** A key, {@code '1'} to {@code '5'}, goes down and up. */
  void stroke(char key);

  @Override
  void close();

  /** On the keyboard of the display. */
  static Hand onKeyboard(Onlooker onlooker) {
    return new Hand() {
      @Override
      public String configuration() {
        return "";
      }

      @Override
      public void stroke(char key) {
        onlooker.press(key);
        onlooker.release(key);
      }

      @Override
      public void close() {
        // The display's.
      }
    };
  }

  /** On a keypad whose keys go through a guard, as those of pins and USB do. */
  static Hand onKeypad(Path link) {
    try {
      PtyKeypad keypad = PtyKeypad.plugIn(link);
      return new Hand() {
        @Override
        public String configuration() {
          return keypad.configuration();
        }

        @Override
        public void stroke(char key) {
          try {
            keypad.down(key - '0');
            keypad.up();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public void close() {
          try {
            keypad.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
