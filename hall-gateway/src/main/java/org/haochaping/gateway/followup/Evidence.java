package org.haochaping.gateway.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.privacy.SealedWords.Kind;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.jdbi.v3.core.Handle;

/** Files that prove what was done, kept byte for byte with their hash, sealed (article 14). */
public final class Evidence {
  private static final int MAX_NAME = 200;
  private static final byte[] NOTHING = {};

  private final Ledger ledger;
  private final FollowUpSettings settings;
  private final SealedWords words;
  private final Clock clock;

  /**
   * Over a ledger.
   *
   * @param words seals files and their names
   */
  public Evidence(Ledger ledger, FollowUpSettings settings, SealedWords words, Clock clock) {
    this.ledger = ledger;
    this.words = words;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A file that is attached, without its bytes.
   *
   * @param name empty once erased
   */
  public record Attached(long number, Instant at, String who, String name, String sha256) {}

  /**
   * Attaches a file and gives its number.
   *
   * @throws ProtocolException if it is empty or too large, or there is no such follow-up
   */
  public long attach(long followUp, String by, String name, byte[] content) {
    if (content.length == 0 || content.length > settings.maxEvidenceBytes()) {
      throw new ProtocolException(
          "附件须为 1 至 %d 字节 / attachment: 1 to %d bytes"
              .formatted(settings.maxEvidenceBytes(), settings.maxEvidenceBytes()));
    }
    String plain = name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
    if (plain.isBlank() || plain.length() > MAX_NAME || by.isBlank()) {
      throw new ProtocolException("文件名 1 至 200 字,须有姓名 / a name of 1 to 200 characters, and who");
    }
    String hash = Hash.sha256(content).hex();
    return ledger.write(
        handle -> {
          FollowUp known = FollowUps.get(handle, followUp);
          long number =
              handle
                  .createQuery(
                      "insert into followup_evidence (followup, at, who, name, sha256, content)"
                          + " values (:id, :at, :who, :name, :hash, :content) returning id")
                  .bind("id", followUp)
                  .bind("at", clock.millis())
                  .bind("who", by)
                  .bind("name", "")
                  .bind("hash", hash)
                  .bind("content", NOTHING)
                  .mapTo(Long.class)
                  .one();
          OptionalLong rating = OptionalLong.of(known.rating());
          long now = clock.millis();
          words.keep(handle, Kind.EVIDENCE, number, rating, now, content);
          words.keep(handle, Kind.EVIDENCE_NAME, number, rating, now, plain);
          String note = plain + " " + hash;
          EventRows.add(handle, words, known, now, by, "attached", known.state(), note);
          return number;
        });
  }

  /** What is attached to a follow-up, in order. */
  public List<Attached> list(long followUp) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select id, at, who, name, sha256 from followup_evidence"
                        + " where followup = :id order by id")
                .bind("id", followUp)
                .map(
                    (row, context) ->
                        new Attached(
                            row.getLong(1),
                            Instant.ofEpochMilli(row.getLong(2)),
                            row.getString(3),
                            name(handle, row.getLong(1), row.getString(4)),
                            row.getString(5)))
                .list());
  }

  /**
   * The bytes of an attachment, just as they were attached.
   *
   * @throws ProtocolException if there is none, or it was erased, or its bytes are no longer what
   *     its hash says
   */
  public byte[] content(long number) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select content, sha256 from followup_evidence where id = :id")
                .bind("id", number)
                .map(
                    (row, context) -> {
                      byte[] plain = row.getBytes(1);
                      byte[] content = words.bytesOf(handle, Kind.EVIDENCE, number).orElse(plain);
                      if (content.length == 0) {
                        throw new ProtocolException("附件已清除 / the attachment was erased: " + number);
                      }
                      if (!Hash.sha256(content).hex().equals(row.getString(2))) {
                        throw new ProtocolException(
                            "附件已被改动 / the attachment was altered: " + number);
                      }
                      return content;
                    })
                .findOne()
                .orElseThrow(() -> unknown(number)));
  }

  /** The follow-up that an attachment belongs to. */
  public long followUp(long number) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select followup from followup_evidence where id = :id")
                .bind("id", number)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> unknown(number)));
  }

  private String name(Handle handle, long number, String plain) {
    return words.of(handle, Kind.EVIDENCE_NAME, number).orElse(plain);
  }

  private static ProtocolException unknown(long number) {
    return new ProtocolException("没有此附件 / no attachment " + number);
  }
}
