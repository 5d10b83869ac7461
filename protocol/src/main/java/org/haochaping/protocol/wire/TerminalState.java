package org.haochaping.protocol.wire;

import java.util.regex.Pattern;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.JournalId;

/**
 * Whether a terminal is there and where its journal ends: topic {@code state}, retained, and with
 * {@code online} false the last will. The gateway answers each one that says online with {@link
 * Stored}; that is how both ends find each other again after either lost its memory.
 *
 * @param last the last sequence number written, 0 for none
 * @param head the chain's hash there
 * @param version of the terminal program, 1 to 64 visible ASCII characters
 */
public record TerminalState(
    boolean online, JournalId journal, long last, Hash head, String version) {
  private static final Pattern VERSION = Pattern.compile("[!-~]{1,64}");

  /** Checks number and version. */
  public TerminalState {
    if (last < 0) {
      throw new ProtocolException("last: below 0");
    }
    if (!VERSION.matcher(version).matches()) {
      throw new ProtocolException("version: 1 to 64 visible ASCII characters");
    }
  }

  /** The bytes on the wire. */
  public byte[] encode() {
    return JsonFields.write(
        JsonFields.versioned()
            .put("online", online)
            .put("journal", journal.toString())
            .put("last", last)
            .put("head", head.hex())
            .put("version", version));
  }

  /**
   * Reads the bytes on the wire.
   *
   * @throws ProtocolException with the reason, if they are not that
   */
  public static TerminalState decode(byte[] utf8) {
    JsonFields json = JsonFields.read(utf8).requireVersion();
    return new TerminalState(
        json.truth("online"),
        JournalId.of(json.text("journal")),
        json.integer("last", 0, Long.MAX_VALUE),
        Hash.ofHex(json.text("head")),
        json.text("version"));
  }
}
