package org.haochaping.gateway.ledger;

import org.jdbi.v3.core.Handle;

/** How far each reader of the ledger got. */
public final class Positions {
  private Positions() {}

  /** Where a reader stands; 0 at first. */
  public static long of(Handle handle, String reader) {
    return handle
        .createQuery("select position from reader where name = :name")
        .bind("name", reader)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** Moves a reader: in the transaction that keeps what it read. */
  public static void move(Handle handle, String reader, long position) {
    handle
        .createUpdate(
            "insert into reader (name, position) values (:name, :position)"
                + " on conflict (name) do update set position = excluded.position")
        .bind("name", reader)
        .bind("position", position)
        .execute();
  }
}
