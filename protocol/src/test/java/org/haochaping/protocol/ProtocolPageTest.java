package org.haochaping.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.protocol.wire.HealthReport;
import org.haochaping.protocol.wire.JournalBatch;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.TerminalState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/protocol.md shows is what the code does: every vector is read from the page. */
class ProtocolPageTest {
  private final Vectors vectors = new Vectors();

  @Test
  void page_hasTheseVectorsAndNoOther() {
    assertThat(vectors.all())
        .containsOnlyKeys(
            "chain",
            "keys",
            "batch-1",
            "batch-2",
            "state-online",
            "state-will",
            "stored-nothing",
            "stored",
            "stored-gap",
            "stored-fork",
            "stored-refused",
            "stored-busy",
            "receipt",
            "refused",
            "health",
            "case-question",
            "case-answer");
  }

  @Test
  void chain_onThePage_isTheCodesChain_andHasABodyOfEachKind() {
    JsonFields chain = vectors.json("chain");
    JournalId journal = JournalId.of(chain.text("journal"));
    Hash hash = HashChain.start(journal);
    assertThat(chain.text("start")).isEqualTo(hash.hex());
    Set<String> kinds = new HashSet<>();
    long seq = 0;
    for (JsonFields item : chain.objects("entries")) {
      seq++;
      byte[] body = Utf8.encode(item.text("body"));
      JournalEntry entry = JournalEntry.following(hash, seq, body);
      hash = entry.hash();
      assertThat(item.integer("seq")).isEqualTo(seq);
      assertThat(item.text("hash")).as("entry %d", seq).isEqualTo(hash.hex());
      assertThat(BodyCodec.encode(BodyCodec.decode(body))).as("entry %d", seq).isEqualTo(body);
      kinds.add(JsonFields.read(body).text("kind"));
    }
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "boot", "clock", "offered", "rating", "reasons", "declined", "closed", "alarm");
  }

  @Test
  void batches_onThePage_areTheChainsEntries_signedByTheTerminal() throws Exception {
    List<String> bodies = new ArrayList<>();
    for (String name : List.of("batch-1", "batch-2")) {
      byte[] wire = vectors.bytes(name);
      JournalBatch batch = BatchCodec.decode(wire);
      assertThat(batch.first()).isEqualTo(bodies.size() + 1);
      assertThat(BatchCodec.encode(batch)).isEqualTo(wire);
      byte[] signed = JournalBatch.signedBytes(batch.journal(), batch.last(), batch.head());
      assertThat(signed).hasSize(67);
      assertThat(Files.readString(Vectors.PAGE)).contains("`" + HexFormat.of().formatHex(signed));
      Signature ecdsa = Signature.getInstance("SHA256withECDSA");
      ecdsa.initVerify(publicKey("EC", "terminalPublic"));
      ecdsa.update(signed);
      assertThat(ecdsa.verify(batch.signature())).isTrue();
      batch.entries().forEach(e -> bodies.add(new String(e.body(), StandardCharsets.UTF_8)));
    }
    assertThat(bodies)
        .isEqualTo(
            vectors.json("chain").objects("entries").stream().map(e -> e.text("body")).toList());
  }

  @Test
  void terminalKeys_onThePage_belongTogether() throws Exception {
    PrivateKey key =
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(key("terminalPrivate")));
    byte[] message = {1, 2, 3};
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(key);
    signer.update(message);
    byte[] signature = signer.sign();
    signer.initVerify(publicKey("EC", "terminalPublic"));
    signer.update(message);
    assertThat(signer.verify(signature)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"state-online", "state-will"})
  void state_onThePage_isWhatTheCodeWrites(String name) {
    byte[] wire = vectors.bytes(name);
    TerminalState state = TerminalState.decode(wire);
    assertThat(state.encode()).isEqualTo(wire);
    assertThat(state.online()).isEqualTo(name.equals("state-online"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stored-nothing",
        "stored",
        "stored-gap",
        "stored-fork",
        "stored-refused",
        "stored-busy"
      })
  void stored_onThePage_isWhatTheCodeWrites(String name) {
    byte[] wire = vectors.bytes(name);
    Stored stored = Stored.decode(wire);
    assertThat(stored.encode()).isEqualTo(wire);
    List<JsonFields> entries = vectors.json("chain").objects("entries");
    assertThat(stored.head().hex())
        .isEqualTo(
            stored.upTo() == 0
                ? vectors.json("chain").text("start")
                : entries.get((int) stored.upTo() - 1).text("hash"));
    assertThat(stored.problem().map(Stored.Problem::wireName))
        .isEqualTo(
            java.util.Optional.of(name.replaceFirst("stored-?", ""))
                .filter(word -> !word.isEmpty() && !word.equals("nothing")));
  }

  @Test
  void health_onThePage_isWhatTheCodeWrites() {
    byte[] wire = vectors.bytes("health");
    assertThat(HealthReport.decode(wire).encode()).isEqualTo(wire);
  }

  @Test
  void caseQuestionAndAnswer_onThePage_areWhatTheCodeWrites() {
    byte[] question = vectors.bytes("case-question");
    assertThat(CaseQuestion.decode(question).encode()).isEqualTo(question);
    assertThat(vectors.json("receipt").text("scanned"))
        .endsWith("/" + CaseQuestion.decode(question).receipt());
    byte[] answer = vectors.bytes("case-answer");
    assertThat(CaseAnswer.decode(answer).encode()).isEqualTo(answer);
  }

  @Test
  void storedProblems_inTheCode_areAllOnThePage() {
    assertThat(Arrays.stream(Stored.Problem.values()).map(p -> "stored-" + p.wireName()))
        .allMatch(vectors.all()::containsKey);
  }

  @Test
  void receipt_onThePage_isWhatTheCodeSigns() throws Exception {
    JsonFields receipt = vectors.json("receipt");
    ReceiptCode code =
        new ReceiptCode(
            receipt.integer("hall"),
            (int) receipt.integer("window"),
            receipt.text("case"),
            (int) receipt.integer("batch"),
            receipt.time("issued"),
            receipt.time("expires"),
            receipt.integer("nonce"));
    PrivateKey hall =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(key("receiptPrivate")));
    String token = ReceiptToken.sign(code, hall);
    assertThat(receipt.text("scanned")).endsWith("/" + token);
    assertThat(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(token)))
        .isEqualTo(receipt.text("payload") + receipt.text("signature"));
    assertThat(ReceiptToken.verify(receipt.text("scanned"), publicKey("Ed25519", "receiptPublic")))
        .contains(code);
  }

  @Test
  void refusals_onThePage_areRefusedForTheReasonGiven() throws Exception {
    PublicKey hall = publicKey("Ed25519", "receiptPublic");
    // The page's own list is an array; the reader of objects wants a field to it.
    String list = "{\"list\":" + vectors.all().get("refused") + "}";
    List<JsonFields> refused =
        JsonFields.read(list.getBytes(StandardCharsets.UTF_8)).objects("list");
    assertThat(refused).hasSizeGreaterThanOrEqualTo(12);
    for (JsonFields item : refused) {
      byte[] bytes = Utf8.encode(item.text("text"));
      String reason = item.text("reason");
      if (reason.equals("forged")) {
        assertThat(ReceiptToken.verify(item.text("text"), hall)).isEmpty();
      } else {
        assertThatThrownBy(
                () -> {
                  switch (item.text("as")) {
                    case "body" -> BodyCodec.decode(bytes);
                    case "batch" -> BatchCodec.decode(bytes);
                    case "stored" -> Stored.decode(bytes);
                    case "state" -> TerminalState.decode(bytes);
                    case "receipt" -> ReceiptToken.verify(item.text("text"), hall);
                    default -> throw new AssertionError(item.text("as"));
                  }
                })
            .isInstanceOf(ProtocolException.class)
            .hasMessage(reason);
      }
    }
  }

  @Test
  void limits_onThePage_areTheCodes() throws Exception {
    assertThat(Files.readString(Vectors.PAGE))
        .contains(
            "| batch | %,d bytes, %,d entries |"
                .formatted(JournalBatch.MAX_BYTES, JournalBatch.MAX_ENTRIES))
        .contains("| body | %,d bytes |".formatted(BodyCodec.MAX_BYTES))
        .contains("| receipt token | %d characters |".formatted(ReceiptToken.CHARACTERS));
  }

  @Test
  void independentCheck_withTheJdkAlone_findsAllRight() throws Exception {
    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Dfile.encoding=UTF-8",
                Path.of("..", "docs", "CheckVectors.java").toString(),
                Vectors.PAGE.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(check.exitValue()).as(said).isZero();
    assertThat(said).contains("right  batch-2 signature", "right  receipt signature");
  }

  private PublicKey publicKey(String algorithm, String name) throws Exception {
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(key(name)));
  }

  private byte[] key(String name) {
    return Base64.getDecoder().decode(vectors.json("keys").text(name));
  }
}
