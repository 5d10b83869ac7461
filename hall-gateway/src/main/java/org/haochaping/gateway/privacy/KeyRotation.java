package org.haochaping.gateway.privacy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.haochaping.gateway.ledger.Ledger;

/**
 * Exchanges the key that seals: a new one for new data, then all rows sealed anew, some hundreds in
 * a transaction, while the gateway runs. One that was cut off goes on where it was; the old key
 * opens what is left until then, and can be dropped afterwards.
 */
public final class KeyRotation {
  private final Ledger ledger;
  private final Path keyFile;
  private final SealCipher cipher;

  /** Of the keys in a file, for the rows of a ledger. */
  public KeyRotation(Ledger ledger, Path keyFile, SealCipher cipher) {
    this.ledger = ledger;
    this.keyFile = keyFile;
    this.cipher = cipher;
  }

  /** A key and what it seals: applicants of cases, and what people wrote. */
  public record Use(String id, long cases, long words) {
    private boolean seals() {
      return cases + words > 0;
    }
  }

  /** All keys of the file, newest first, with what they seal. */
  public List<Use> uses() {
    return keys().stream().map(this::use).toList();
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
    long done = 0;
    for (SealedColumn column : SealedColumn.ALL) {
      done = reseal(column, seal, done, progress);
    }
    return done;
  }

  private long reseal(SealedColumn column, Seal seal, long before, LongConsumer progress) {
    byte[] prefix = seal.prefix();
    long done = before;
    long after = 0;
    while (true) {
      long last = after;
      Optional<long[]> step = ledger.write(handle -> column.step(handle, seal, prefix, last));
      if (step.isEmpty()) {
        return done;
      }
      after = step.get()[0];
      done += step.get()[1];
      progress.accept(done);
    }
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
    if (old.stream().map(this::use).anyMatch(Use::seals)) {
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
        handle -> SealedColumn.ALL.stream().mapToLong(one -> one.count(handle, key, true)).sum());
  }

  private Use use(SealKey key) {
    byte[] id = ByteBuffer.allocate(Integer.BYTES).putInt(key.id()).array();
    return ledger.read(
        handle -> {
          List<Long> rows =
              SealedColumn.ALL.stream().map(one -> one.count(handle, id, false)).toList();
          return new Use("%08x".formatted(key.id()), rows.get(0), rows.get(1) + rows.get(2));
        });
  }
}
