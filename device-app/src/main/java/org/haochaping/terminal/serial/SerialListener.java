package org.haochaping.terminal.serial;

/** Whoever takes the bytes of a serial line, on that line's thread. */
public interface SerialListener {
  /** The device is there (again): what was half received will not be completed. */
  void opened();

  /** The device is not there any more: nothing will be heard of it until it is opened again. */
  void gone();

  /** The first {@code count} bytes have arrived; the array is used again afterwards. */
  void received(byte[] bytes, int count);
}
