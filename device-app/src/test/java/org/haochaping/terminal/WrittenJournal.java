package org.haochaping.terminal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;

/** What a terminal has written, read from its file as anybody could. */
final class WrittenJournal {
  private WrittenJournal() {}

  static List<JournalBody> bodies(Path folder) {
    List<JournalBody> bodies = new ArrayList<>();
    try (Connection sqlite =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/journal.db"));
        Statement statement = sqlite.createStatement();
        ResultSet rows = statement.executeQuery("select body from journal order by seq")) {
      while (rows.next()) {
        bodies.add(BodyCodec.decode(rows.getBytes(1)));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return bodies;
  }

  static <T extends JournalBody> List<T> bodies(Path folder, Class<T> kind) {
    return bodies(folder).stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
