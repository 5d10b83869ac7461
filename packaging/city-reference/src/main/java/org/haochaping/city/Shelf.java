package org.haochaping.city;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.RecordKind;
import org.haochaping.protocol.city.SetDigest;

/** Looks at what is there; each look sees one state of the database. */
final class Shelf {
  private final CityDatabase database;

  Shelf(CityDatabase database) {
    this.database = database;
  }

  private interface Filler {
    void fill(PreparedStatement statement) throws SQLException;
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** Records of one case. */
  ObjectNode ofProject(RecordKind kind, String projectNo) throws SQLException {
    ObjectNode json = JsonFields.versioned();
    ArrayNode records = json.putArray("records");
    each(
        "select id, received_at, body from "
            + kind.wireName()
            + " where project_no = ? order by number",
        statement -> statement.setString(1, projectNo),
        row -> add(records, row));
    return json;
  }

  /**
   * Records in the order in which they came.
   *
   * @param area only of this area; empty: of all
   */
  ObjectNode page(RecordKind kind, long after, int limit, String area) throws SQLException {
    ObjectNode json = JsonFields.versioned();
    ArrayNode records = json.putArray("records");
    each(
        "select id, received_at, body from "
            + kind.wireName()
            + " where id > ? and (? = '' or json_extract(body, '$.areaCode') = ?)"
            + " order by id limit ?",
        statement -> {
          statement.setLong(1, after);
          statement.setString(2, area);
          statement.setString(3, area);
          statement.setInt(4, limit);
        },
        row -> add(records, row));
    if (records.size() == limit) {
      json.put("next", records.get(limit - 1).get("id").longValue());
    }
    return json;
  }

  /** Keys and hashes in the order of the keys: project number by its UTF-8 bytes, then number. */
  ObjectNode hashes(RecordKind kind, Optional<RecordKey> after, int limit) throws SQLException {
    ObjectNode json = JsonFields.versioned().put("kind", kind.wireName());
    ArrayNode records = json.putArray("records");
    each(
        "select project_no, number, hash from "
            + kind.wireName()
            + " where (project_no, number) > (?, ?) order by project_no, number limit ?",
        statement -> {
          statement.setString(1, after.map(RecordKey::projectNo).orElse(""));
          statement.setInt(2, after.map(RecordKey::number).orElse(0));
          statement.setInt(3, limit);
        },
        row ->
            records
                .addObject()
                .put("key", new RecordKey(kind, row.getString(1), row.getInt(2)).toString())
                .put("hash", Hash.ofBytes(row.getBytes(3)).hex()));
    if (records.size() == limit) {
      json.put("next", records.get(limit - 1).get("key").textValue());
    }
    return json;
  }

  /** One digest over all records of a kind. */
  ObjectNode digest(RecordKind kind) throws SQLException {
    SetDigest digest = new SetDigest();
    each(
        "select project_no, number, hash from " + kind.wireName(),
        statement -> {},
        row ->
            digest.add(
                new RecordKey(kind, row.getString(1), row.getInt(2)).toString(),
                Hash.ofBytes(row.getBytes(3))));
    return JsonFields.versioned()
        .put("kind", kind.wireName())
        .put("count", digest.count())
        .put("digest", digest.digest().hex());
  }

  /** How many records are there, and what became of all that ever came. */
  ObjectNode counts() throws SQLException {
    ObjectNode json =
        JsonFields.versioned()
            .put("services", 0)
            .put("ratings", 0)
            .put("batches", 0)
            .put("replayed", 0)
            .put("taken", 0)
            .put("duplicate", 0)
            .put("refused", 0);
    each(
        "select 'services', count(*) from service union all select 'ratings', count(*) from rating"
            + " union all select name, n from tally",
        statement -> {},
        row -> json.put(row.getString(1), row.getLong(2)));
    return json;
  }

  private static void add(ArrayNode records, ResultSet row) throws SQLException {
    records
        .addObject()
        .put("id", row.getLong(1))
        .put("receivedAt", Instant.ofEpochMilli(row.getLong(2)).toString())
        .putRawValue("record", new RawValue(row.getString(3)));
  }

  private void each(String sql, Filler filler, RowReader reader) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      filler.fill(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }
}
