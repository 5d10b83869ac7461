package org.haochaping.gateway.privacy;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A column of sealed values, as a rotation sees it.
 *
 * @param rows which rows of the table, as a condition
 * @param belongsTo what its values are sealed for, as SQL
 * @param atOnce how many are sealed anew in a transaction
 */
record SealedColumn(String table, String column, String rows, String belongsTo, int atOnce) {
  /** All that are sealed with the keys of the key file. */
  static final List<SealedColumn> ALL =
      List.of(
          new SealedColumn("service_case", "applicant", "length(applicant) > 0", "handle", 200),
          words("kind <> 'evidence'", 200),
          // Some megabytes each, in a gateway's small heap.
          words("kind = 'evidence'", 1));

  private static SealedColumn words(String rows, int atOnce) {
    return new SealedColumn("sealed_words", "sealed", rows, "kind || ':' || of_row", atOnce);
  }

  @SuppressWarnings("ArrayRecordComponent") // a row passing through, never compared
  private record Row(long id, String belongsTo, byte[] sealed) {}

  /**
   * Seals some rows anew, behind one, that are not sealed with the newest key and cipher.
   *
   * @return the last of them and how many they were; empty if there are none left
   */
  Optional<long[]> step(Handle handle, Seal seal, byte[] prefix, long after) {
    List<Row> found =
        handle
            .createQuery(
                "select id, %s, %s from %s where id > :after and %s"
                        .formatted(belongsTo, column, table, rows)
                    + " and substr(%s, 1, :length) <> :prefix order by id limit :limit"
                        .formatted(column))
            .bind("after", after)
            .bind("length", Seal.PREFIX_BYTES)
            .bind("prefix", prefix)
            .bind("limit", atOnce)
            .map((row, context) -> new Row(row.getLong(1), row.getString(2), row.getBytes(3)))
            .list();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    PreparedBatch update =
        // What was erased meanwhile stays erased.
        handle.prepareBatch(
            "update %s set %s = :sealed where id = :id and %s".formatted(table, column, rows));
    for (Row row : found) {
      update
          .bind("sealed", seal.seal(seal.open(row.sealed(), row.belongsTo()), row.belongsTo()))
          .bind("id", row.id())
          .add();
    }
    update.execute();
    return Optional.of(new long[] {found.get(found.size() - 1).id(), found.size()});
  }

  /** How many rows a key seals, or any other key. */
  long count(Handle handle, byte[] key, boolean other) {
    return handle
        .createQuery(
            "select count(*) from %s where %s and substr(%s, 2, :length) %s :key"
                .formatted(table, rows, column, other ? "<>" : "="))
        .bind("length", key.length)
        .bind("key", key)
        .mapTo(Long.class)
        .one();
  }
}
