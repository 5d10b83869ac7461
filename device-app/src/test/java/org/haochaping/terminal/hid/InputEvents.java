package org.haochaping.terminal.hid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes as an input device gives them. */
public final class InputEvents {
  private InputEvents() {}

  /** One event. */
  public static byte[] event(int type, int code, int value) {
    ByteBuffer bytes = ByteBuffer.allocate(EventParser.BYTES).order(ByteOrder.nativeOrder());
    bytes.putInt(0, 1_790_000_000);
    bytes.position(EventParser.BYTES - 8);
    bytes.putShort((short) type).putShort((short) code).putInt(value);
    return bytes.array();
  }

  /** A key's report as a USB keyboard gives it: its scan code, the key, the end of the report. */
  public static byte[] key(int code, int value) {
    return ByteBuffer.allocate(3 * EventParser.BYTES)
        .put(event(4, 4, 0x7_0059))
        .put(event(1, code, value))
        .put(event(0, 0, 0))
        .array();
  }
}
