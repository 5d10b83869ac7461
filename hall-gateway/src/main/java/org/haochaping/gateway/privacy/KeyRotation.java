package org.haochaping.gateway.privacy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Exchanges the key that seals: a new one for new data, then all rows sealed anew, some hundreds in
 * a transaction, while the gateway runs. One that was cut off goes on where it was; the old key
 * opens what is left until then, and can be dropped afterwards.
 */
public final class KeyRotation {
  private static final int CHUNK = 200;

  private final Ledger ledger;
  private final Path keyFile;
  private final SealCipher cipher;

  /** Of the keys in a file, for the rows of a ledger. */
  public KeyRotation(Ledger ledger, Path keyFile, SealCipher cipher) {
    this.ledger = ledger;
    this.keyFile = keyFile;
    this.cipher = cipher;
  }

  @SuppressWarnings("ArrayRecordComponent") // a row passing through, never compared
  private record Row(long id, String handle, byte[] applicant) {}

  /** A key and how many rows it seals; the first is the one for new data. */
  public record Use(String id, long rows) {}

  /** All keys of the file, newest first, with what they seal. */
  public List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    for (SealKey key : keys()) {
      uses.add(new Use("%08x".formatted(key.id()), rows(key)));
    }
    return uses;
  }

  /**
   * Puts a new key in front, unless rows are still sealed with an older one than the newest: then
   * an earlier rotation was cut off, and this goes on with it.
   *
   * @return whether a key was added
   */
  public boolean begin() {
    if (older(Seal.open(keyFile, cipher).prefix()) > 0) {
      return false;
    }
    List<byte[]> keys = new ArrayList<>(KeyFile.readOrMake(keyFile, KeyFile.SEAL));
    keys.add(0, KeyFile.newKey());
    KeyFile.replace(keyFile, KeyFile.SEAL, keys);
    return true;
  }

  /**
   * Seals every row anew that is not sealed with the newest key and the configured cipher.
   *
   * @param progress gets how many rows are done, after each transaction
   * @return how many rows were sealed anew
   * @throws SealException if a row can't be opened; what came before it is done
   */
  public long reseal(LongConsumer progress) {
    Seal seal = Seal.open(keyFile, cipher);
    byte[] prefix = seal.prefix();
    long done = 0;
    long after = 0;
    while (true) {
      long last = after;
      Optional<long[]> step = ledger.write(handle -> step(handle, seal, prefix, last));
      if (step.isEmpty()) {
        return done;
      }
      after = step.get()[0];
      done += step.get()[1];
      progress.accept(done);
    }
  }

  private static Optional<long[]> step(Handle handle, Seal seal, byte[] prefix, long after) {
    List<Row> rows =
        handle
            .createQuery(
                "select id, handle, applicant from service_case where id > :after"
                    + " and length(applicant) > 0 and substr(applicant, 1, :length) <> :prefix"
                    + " order by id limit :limit")
            .bind("after", after)
            .bind("length", Seal.PREFIX_BYTES)
            .bind("prefix", prefix)
            .bind("limit", CHUNK)
            .map((row, context) -> new Row(row.getLong(1), row.getString(2), row.getBytes(3)))
            .list();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    PreparedBatch update =
        // What was erased meanwhile stays erased.
        handle.prepareBatch(
            "update service_case set applicant = :sealed"
                + " where id = :id and length(applicant) > 0");
    for (Row row : rows) {
      update
          .bind("sealed", seal.seal(seal.open(row.applicant(), row.handle()), row.handle()))
          .bind("id", row.id())
          .add();
    }
    update.execute();
    return Optional.of(new long[] {rows.get(rows.size() - 1).id(), rows.size()});
  }

  /**
   * Drops all keys but the newest from the file.
   *
   * @return how many were dropped
   * @throws SealException if one of them still seals a row
   */
  public int dropOld() {
    List<byte[]> keys = KeyFile.read(keyFile);
    List<SealKey> old = keys().subList(1, keys.size());
    if (old.stream().anyMatch(key -> rows(key) > 0)) {
      throw new SealException(
          "旧密钥仍在使用,请先运行 keys rotate / an old key still seals rows; run keys rotate first");
    }
    KeyFile.replace(keyFile, KeyFile.SEAL, keys.subList(0, 1));
    return old.size();
  }

  private List<SealKey> keys() {
    return KeyFile.read(keyFile).stream().map(SealKey::of).toList();
  }

  private long older(byte[] prefix) {
    byte[] key = Arrays.copyOfRange(prefix, 1, prefix.length);
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select count(*) from service_case where length(applicant) > 0"
                        + " and substr(applicant, 2, :length) <> :key")
                .bind("length", key.length)
                .bind("key", key)
                .mapTo(Long.class)
                .one());
  }

  private long rows(SealKey key) {
    byte[] id = java.nio.ByteBuffer.allocate(Integer.BYTES).putInt(key.id()).array();
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select count(*) from service_case where length(applicant) > 0"
                        + " and substr(applicant, 2, :length) = :key")
                .bind("length", id.length)
                .bind("key", id)
                .mapTo(Long.class)
                .one());
  }
}
