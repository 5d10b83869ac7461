package org.haochaping.gateway.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * What people wrote, which may name somebody: sealed as applicants are (article 14), in a table of
 * its own, so that one rotation and one erasure find it all. The row that it belongs to stands
 * where it stood, without the words.
 */
public final class SealedWords {
  private final Seal seal;

  /** What words belong to; the word in the ledger is the name in lower case. */
  public enum Kind {
    /** What somebody noted who followed a rating up: a row of {@code followup_event}. */
    NOTE,
    /** The bytes of an attachment: a row of {@code followup_evidence}. */
    EVIDENCE,
    /** The name of its file. */
    EVIDENCE_NAME,
    /** A rating's own free text: a row of {@code rating}. */
    RATING,
    /** A submission with free text, byte for byte as it came: a row of {@code submission}. */
    SUBMISSION,
    /** What the city gave back and is no rating: a row of {@code region_aside}. */
    ASIDE,
    /** Why somebody is on the register: a row of {@code malicious_rater}. */
    REGISTER;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** With the keys that seal applicants. */
  public SealedWords(Seal seal) {
    this.seal = seal;
  }

  /**
   * Keeps the words of a row, within the transaction that writes the row.
   *
   * @param rating whose case says when they are erased; empty where they hang on no rating
   * @param at now, in milliseconds
   */
  public void keep(Handle handle, Kind kind, long row, OptionalLong rating, long at, String words) {
    keep(handle, kind, row, rating, at, words.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for bytes. */
  public void keep(Handle handle, Kind kind, long row, OptionalLong rating, long at, byte[] bytes) {
    handle
        .createUpdate(
            "insert into sealed_words (kind, of_row, rating, at, sealed)"
                + " values (:kind, :row, :rating, :at, :sealed)")
        .bind("kind", kind.word())
        .bind("row", row)
        .bind("rating", rating.isPresent() ? Long.valueOf(rating.getAsLong()) : null)
        .bind("at", at)
        .bind("sealed", seal.seal(bytes, belongsTo(kind, row)))
        .execute();
  }

  /**
   * The words of a row; empty once erased, or where it has none.
   *
   * @throws SealException if they can't be opened
   */
  public Optional<String> of(Handle handle, Kind kind, long row) {
    return bytesOf(handle, kind, row).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The same as bytes. */
  public Optional<byte[]> bytesOf(Handle handle, Kind kind, long row) {
    return handle
        .createQuery("select sealed from sealed_words where kind = :kind and of_row = :row")
        .bind("kind", kind.word())
        .bind("row", row)
        .mapTo(byte[].class)
        .findOne()
        .map(bytes -> seal.open(bytes, belongsTo(kind, row)));
  }

  /**
   * Opens what a query read itself.
   *
   * @throws SealException if it can't be opened
   */
  public String open(Kind kind, long row, byte[] sealed) {
    return new String(seal.open(sealed, belongsTo(kind, row)), StandardCharsets.UTF_8);
  }

  /** The rotation makes the same name of a row by SQL. */
  private static String belongsTo(Kind kind, long row) {
    return kind.word() + ":" + row;
  }
}
