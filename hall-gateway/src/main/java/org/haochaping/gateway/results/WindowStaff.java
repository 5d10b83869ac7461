package org.haochaping.gateway.results;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Who is at a window by the configuration. It is kept with the moment since when it says so, so
 * that counting a day anew names who was there then.
 *
 * @param name empty for nobody
 */
public record WindowStaff(int window, String name, String staffNumber) {
  /** Notes what the configuration says from a moment on, where that is new. */
  static void note(Handle handle, List<WindowStaff> windows, long now) {
    Map<Integer, WindowStaff> before = new HashMap<>();
    handle
        .createQuery("select window_no, name, staff_number from window_staff order by id")
        .map((row, context) -> new WindowStaff(row.getInt(1), row.getString(2), row.getString(3)))
        .forEach(one -> before.put(one.window(), one));
    Map<Integer, WindowStaff> after = new HashMap<>();
    before.keySet().forEach(window -> after.put(window, new WindowStaff(window, "", "")));
    windows.forEach(one -> after.put(one.window(), one));
    for (WindowStaff one : after.values()) {
      if (!one.equals(before.get(one.window()))) {
        handle
            .createUpdate(
                "insert into window_staff (window_no, since, name, staff_number)"
                    + " values (:window, :since, :name, :number)")
            .bind("window", one.window())
            .bind("since", now)
            .bind("name", one.name())
            .bind("number", one.staffNumber())
            .execute();
      }
    }
  }
}
