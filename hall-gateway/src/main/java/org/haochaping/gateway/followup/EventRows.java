package org.haochaping.gateway.followup;

import org.jdbi.v3.core.Handle;

/** Writes who did what when; a row is never changed. */
final class EventRows {
  /** Who did what nobody did. */
  static final String GATEWAY = "gateway";

  private EventRows() {}

  static void add(
      Handle handle, long followUp, long at, String who, String what, State state, String note) {
    handle
        .createUpdate(
            "insert into followup_event (followup, at, who, what, state, note)"
                + " values (:id, :at, :who, :what, :state, :note)")
        .bind("id", followUp)
        .bind("at", at)
        .bind("who", who)
        .bind("what", what)
        .bind("state", state.word())
        .bind("note", note)
        .execute();
  }

  static int count(Handle handle, long followUp, String what) {
    return handle
        .createQuery("select count(*) from followup_event where followup = :id and what = :what")
        .bind("id", followUp)
        .bind("what", what)
        .mapTo(Integer.class)
        .one();
  }

  static boolean has(Handle handle, long followUp, String what, String note) {
    return handle
            .createQuery(
                "select count(*) from followup_event"
                    + " where followup = :id and what = :what and note = :note")
            .bind("id", followUp)
            .bind("what", what)
            .bind("note", note)
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
