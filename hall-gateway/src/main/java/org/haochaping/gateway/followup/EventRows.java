package org.haochaping.gateway.followup;

import java.util.OptionalLong;
import org.haochaping.gateway.privacy.SealedWords;
import org.jdbi.v3.core.Handle;

/** Writes who did what when; a row is never changed. */
final class EventRows {
  /** Who did what nobody did. */
  static final String GATEWAY = "gateway";

  private EventRows() {}

  /** What the gateway itself did; its notes are words of its own and stay plain. */
  static void add(
      Handle handle, long followUp, long at, String who, String what, State state, String note) {
    insert(handle, followUp, at, who, what, state, note);
  }

  /** What somebody did; the note, which may name anybody, is sealed. */
  static void add(
      Handle handle,
      SealedWords words,
      FollowUp of,
      long at,
      String who,
      String what,
      State state,
      String note) {
    long row = insert(handle, of.id(), at, who, what, state, "");
    words.keep(handle, SealedWords.Kind.NOTE, row, OptionalLong.of(of.rating()), at, note);
  }

  private static long insert(
      Handle handle, long followUp, long at, String who, String what, State state, String note) {
    return handle
        .createQuery(
            "insert into followup_event (followup, at, who, what, state, note)"
                + " values (:id, :at, :who, :what, :state, :note) returning id")
        .bind("id", followUp)
        .bind("at", at)
        .bind("who", who)
        .bind("what", what)
        .bind("state", state.word())
        .bind("note", note)
        .mapTo(Long.class)
        .one();
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
