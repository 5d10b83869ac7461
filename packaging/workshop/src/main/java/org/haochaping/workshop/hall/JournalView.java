package org.haochaping.workshop.hall;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;

/** What lies in a terminal's journal, read from the file beside the running terminal. */
public record JournalView(Path file) {

  /** Where a journal ends. */
  public record Place(String journal, long last) {}

  /** Where it ends now; empty before the terminal's first start. */
  public Optional<Place> place() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select value, (select max(seq) from journal) from meta where name = 'journal'")) {
      return row.next()
          ? Optional.of(new Place(row.getString(1), row.getLong(2)))
          : Optional.empty();
    } catch (SQLException e) {
      throw new HallException("cannot read the journal " + file + ": " + e.getMessage(), e);
    }
  }

  /** The last rating of each offer, by offer. */
  public Map<String, JournalBody.Rated> ratings() {
    Map<String, JournalBody.Rated> ratings = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return ratings;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select body from journal where kind = 'rating' order by seq")) {
      while (rows.next()) {
        if (BodyCodec.decode(rows.getBytes(1)) instanceof JournalBody.Rated rated) {
          ratings.put(rated.offer().value(), rated);
        }
      }
      return ratings;
    } catch (SQLException e) {
      throw new HallException("cannot read the journal " + file + ": " + e.getMessage(), e);
    }
  }
}
