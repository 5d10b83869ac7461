package org.haochaping.gateway.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.OptionalLong;
import org.haochaping.gateway.rules.Settled;

/**
 * Writes settled ratings within one transaction: the row with its decision, and for an adopted one
 * a pending delivery for each outlet. An offer that is there already stays as it is.
 */
final class RatingRows implements AutoCloseable {
  private final List<String> outlets;
  private final PreparedStatement findCase;
  private final PreparedStatement findAdopted;
  private final PreparedStatement insert;
  private final PreparedStatement deliver;

  RatingRows(Connection connection, List<String> outlets) throws SQLException {
    this.outlets = outlets;
    findCase = connection.prepareStatement("select id from service_case where handle = ?");
    findAdopted =
        connection.prepareStatement(
            "select 1 from rating where service_case = ? and decision = 'adopted'");
    insert =
        connection.prepareStatement(
            "insert into rating (offer, journal, seq, terminal, window_no, level, reasons,"
                + " reason_list, free_text, pressed_wall, pressed_at, time_basis, received_at,"
                + " service_case, batch, decision)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing");
    deliver =
        connection.prepareStatement(
            "insert into delivery (rating, outlet, state, attempts, answer)"
                + " select id, ?, 'pending', 0, '' from rating where offer = ?"
                + " on conflict do nothing");
  }

  /** Writes one; says whether it was new. */
  boolean write(Settled settled) throws SQLException {
    OptionalLong serviceCase =
        settled.caseHandle().isPresent()
            ? number(findCase, settled.caseHandle().get())
            : OptionalLong.empty();
    boolean adopted = serviceCase.isPresent() && !isAdopted(serviceCase.getAsLong());
    if (!insert(settled, serviceCase, decision(serviceCase, adopted))) {
      return false;
    }
    if (adopted) {
      for (String outlet : outlets) {
        deliver.setString(1, outlet);
        deliver.setString(2, settled.offer().value());
        deliver.executeUpdate();
      }
    }
    return true;
  }

  private static String decision(OptionalLong serviceCase, boolean adopted) {
    if (serviceCase.isEmpty()) {
      return "no-case";
    }
    return adopted ? "adopted" : "duplicate";
  }

  private boolean insert(Settled settled, OptionalLong serviceCase, String decision)
      throws SQLException {
    insert.setString(1, settled.offer().value());
    insert.setLong(2, settled.journal());
    insert.setLong(3, settled.seq());
    insert.setString(4, settled.terminal());
    insert.setInt(5, settled.window());
    insert.setInt(6, settled.level().cityCode());
    insert.setString(7, String.join(",", settled.reasons()));
    insert.setString(8, settled.reasonList());
    insert.setString(9, settled.text());
    insert.setLong(10, settled.pressedWall().toEpochMilli());
    insert.setLong(11, settled.pressedAt().toEpochMilli());
    insert.setString(12, settled.basis().word());
    insert.setLong(13, settled.receivedAt().toEpochMilli());
    if (serviceCase.isPresent()) {
      insert.setLong(14, serviceCase.getAsLong());
    } else {
      insert.setNull(14, Types.BIGINT);
    }
    insert.setInt(15, settled.batch());
    insert.setString(16, decision);
    return insert.executeUpdate() == 1;
  }

  private boolean isAdopted(long serviceCase) throws SQLException {
    findAdopted.setLong(1, serviceCase);
    try (ResultSet rows = findAdopted.executeQuery()) {
      return rows.next();
    }
  }

  private static OptionalLong number(PreparedStatement statement, String value)
      throws SQLException {
    statement.setString(1, value);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
    }
  }

  @Override
  public void close() throws SQLException {
    try (findCase;
        findAdopted;
        insert) {
      deliver.close();
    }
  }
}
