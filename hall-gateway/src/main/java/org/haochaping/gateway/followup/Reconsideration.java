package org.haochaping.gateway.followup;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** Lets the rules decide once more about a rating of which something new was found. */
@FunctionalInterface
public interface Reconsideration {
  /** Decides in the caller's transaction. */
  void again(Handle handle, long rating) throws SQLException;
}
