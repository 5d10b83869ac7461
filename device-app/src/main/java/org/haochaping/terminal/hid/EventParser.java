package org.haochaping.terminal.hid;

import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.terminal.hid.InputEvent.Aside;
import org.haochaping.terminal.hid.InputEvent.Lost;
import org.haochaping.terminal.hid.InputEvent.Strange;

/**
 * Takes Linux's {@code struct input_event} apart: two machine words of time, type, code, value; 24
 * bytes on a machine of 64 bits. A device gives whole events only, so after bytes that are none the
 * rest of the delivery is dropped: an event found at any other place could be a press that nobody
 * made. Pure: times are milliseconds of a monotonic clock. One thread owns it.
 */
final class EventParser {
  /** The size of one event on this machine. */
  static final int BYTES = 2 * Native.LONG_SIZE + 8;

  /** The rest of an event comes at once or never. */
  static final long MAX_GAP_MILLIS = 1_000;

  private static final int MAX_TYPE = 0x1f;
  private static final int MAX_CODE = 0x2ff;
  private static final int SYN = 0;
  private static final int SYN_DROPPED = 3;
  private static final int KEY = 1;
  private static final int REL = 2;
  private static final int ABS = 3;

  private final byte[] event = new byte[BYTES];
  private int filled;
  private long lastMillis;

  /** The events that these bytes complete, in order. */
  List<InputEvent> accept(byte[] bytes, int count, long nowMillis) {
    List<InputEvent> events = new ArrayList<>();
    if (filled > 0 && nowMillis - lastMillis > MAX_GAP_MILLIS) {
      filled = 0;
      events.add(new Strange());
    }
    lastMillis = nowMillis;
    for (int i = 0; i < count; i++) {
      event[filled++] = bytes[i];
      if (filled == BYTES) {
        filled = 0;
        InputEvent found = decode();
        events.add(found);
        if (found instanceof Strange) {
          return events;
        }
      }
    }
    return events;
  }

  /** Forgets an event that was begun. */
  void reset() {
    filled = 0;
  }

  private InputEvent decode() {
    ByteBuffer fields = ByteBuffer.wrap(event).order(ByteOrder.nativeOrder());
    int at = 2 * Native.LONG_SIZE;
    int type = Short.toUnsignedInt(fields.getShort(at));
    int code = Short.toUnsignedInt(fields.getShort(at + 2));
    int value = fields.getInt(at + 4);
    if (type > MAX_TYPE || code > MAX_CODE || type == REL || type == ABS) {
      return new Strange();
    }
    if (type == KEY) {
      return value < 0 || value > 2 ? new Strange() : new InputEvent.Key(code, value != 0);
    }
    return type == SYN && code == SYN_DROPPED ? new Lost() : new Aside();
  }
}
