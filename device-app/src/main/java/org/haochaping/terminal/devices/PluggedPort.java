package org.haochaping.terminal.devices;

/** An open device that sends bytes. One thread at a time. */
public interface PluggedPort extends AutoCloseable {
  /** How long {@link #read} waits for bytes. */
  int READ_MILLIS = 500;

  /** Waits for bytes: how many came, 0 for none in that time, -1 where the device is gone. */
  int read(byte[] bytes);

  @Override
  void close();
}
