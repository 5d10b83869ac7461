package org.haochaping.workshop.fuzz;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.FeedCodec;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.RecordKind;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.protocol.wire.HealthReport;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalState;

/** What Jazzer calls: each decoder may refuse with a ProtocolException and throw nothing else. */
@SuppressWarnings("unused") // Jazzer finds the methods by their name
final class FuzzTargets {
  private FuzzTargets() {}

  private interface Decoder {
    void decode(byte[] input);
  }

  private static void refusesOrDecodes(Decoder decoder, byte[] input) {
    try {
      decoder.decode(input);
    } catch (ProtocolException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("refused without a reason", e);
      }
    }
  }

  static final class Batch {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(BatchCodec::decode, input);
    }
  }

  static final class Body {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(BodyCodec::decode, input);
    }
  }

  static final class StoredAnswer {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(Stored::decode, input);
    }
  }

  static final class State {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(TerminalState::decode, input);
    }
  }

  static final class Settings {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(TerminalSettings::decode, input);
    }
  }

  static final class Invite {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(Invitation::decode, input);
    }
  }

  static final class Health {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(HealthReport::decode, input);
    }
  }

  static final class CaseQuestions {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(CaseQuestion::decode, input);
    }
  }

  static final class CaseAnswers {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(CaseAnswer::decode, input);
    }
  }

  static final class Receipt {
    private static final PublicKey KEY = key();

    public static void fuzzerTestOneInput(byte[] input) {
      String text = new String(input, java.nio.charset.StandardCharsets.UTF_8);
      refusesOrDecodes(bytes -> ReceiptToken.unverified(text), input);
      refusesOrDecodes(bytes -> ReceiptToken.verify(text, KEY), input);
    }

    private static PublicKey key() {
      try {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class Feed {
    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(FeedCodec::decode, input);
    }
  }

  static final class FeedAnswer {
    private static final List<RecordKey> SENT =
        List.of(
            new RecordKey(RecordKind.SERVICE, "P-1", 1),
            new RecordKey(RecordKind.RATING, "P-1", 1));

    public static void fuzzerTestOneInput(byte[] input) {
      refusesOrDecodes(bytes -> FeedCodec.decodeAnswer(bytes, SENT), input);
    }
  }
}
