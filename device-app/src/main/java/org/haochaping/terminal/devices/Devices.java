package org.haochaping.terminal.devices;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** All devices that are configured at this terminal. Any thread may call it; no call waits. */
public final class Devices {
  private final List<Device> devices = new CopyOnWriteArrayList<>();
  private final LongSupplier millis;

  /**
   * None yet.
   *
   * @param millis a monotonic clock
   */
  public Devices(LongSupplier millis) {
    this.millis = millis;
  }

  /**
   * Adds one, as {@link Condition#ABSENT} until its reader says otherwise.
   *
   * @param name what it is, Chinese first, English second
   * @param path where it is
   */
  public Device add(String name, String path) {
    Device device = new Device(name, path, millis);
    devices.add(device);
    return device;
  }

  /** How each is doing now, in the order in which they were added. */
  public List<DeviceState> all() {
    return devices.stream().map(Device::state).toList();
  }
}
