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
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;

/** What lies in a terminal's journal, read from the file beside the running terminal. */
public record JournalView(Path file) {

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
