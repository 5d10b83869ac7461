package org.haochaping.gateway.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;

/** Files that prove what was done, kept byte for byte with their hash. */
public final class Evidence {
  private static final int MAX_NAME = 200;

  private final Ledger ledger;
  private final FollowUpSettings settings;
  private final Clock clock;

  /** Over a ledger. */
  public Evidence(Ledger ledger, FollowUpSettings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /** A file that is attached, without its bytes. */
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
                  .bind("name", plain)
                  .bind("hash", hash)
                  .bind("content", content)
                  .mapTo(Long.class)
                  .one();
          EventRows.add(
              handle, followUp, clock.millis(), by, "attached", known.state(), plain + " " + hash);
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
                            row.getString(4),
                            row.getString(5)))
                .list());
  }

  /**
   * The bytes of an attachment, just as they were attached.
   *
   * @throws ProtocolException if there is none, or its bytes are no longer what its hash says
   */
  public byte[] content(long number) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select content, sha256 from followup_evidence where id = :id")
                .bind("id", number)
                .map(
                    (row, context) -> {
                      byte[] content = row.getBytes(1);
                      if (!Hash.sha256(content).hex().equals(row.getString(2))) {
                        throw new ProtocolException(
                            "附件已被改动 / the attachment was altered: " + number);
                      }
                      return content;
                    })
                .findOne()
                .orElseThrow(() -> new ProtocolException("没有此附件 / no attachment " + number)));
  }
}
