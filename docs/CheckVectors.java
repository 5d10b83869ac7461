import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the vectors of protocol.md with the JDK alone and none of this repository's code: {@code
 * java docs/CheckVectors.java docs/protocol.md}. Exit code 0 if all are right. It reads JSON no
 * better than these vectors need.
 */
public final class CheckVectors {
  private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static int failures;

  private final String page;

  private CheckVectors(String page) {
    this.page = page;
  }

  public static void main(String[] arguments) throws Exception {
    CheckVectors vectors = new CheckVectors(Files.readString(Path.of(arguments[0])));
    vectors.chain();
    vectors.batch("batch-1");
    vectors.batch("batch-2");
    vectors.receipt();
    System.exit(failures == 0 ? 0 : 1);
  }

  private void chain() throws GeneralSecurityException {
    String chain = block("chain");
    byte[] hash = sha256(("hcp-journal/1:" + text(chain, "journal")).getBytes(StandardCharsets.US_ASCII));
    check("chain start", HexFormat.of().formatHex(hash).equals(text(chain, "start")));
    Matcher entry =
        Pattern.compile("\"seq\": (\\d+), \"hash\": " + STRING + ",\\s*\"body\": " + STRING).matcher(chain);
    int count = 0;
    while (entry.find()) {
      count++;
      hash = next(hash, Long.parseLong(entry.group(1)), unescape(entry.group(3)));
      check("chain entry " + entry.group(1), HexFormat.of().formatHex(hash).equals(entry.group(2)));
    }
    check("chain has entries", count >= 10);
  }

  private void batch(String name) throws GeneralSecurityException {
    String batch = block(name);
    byte[] hash = HexFormat.of().parseHex(text(batch, "prev"));
    long seq = Long.parseLong(find(batch, "\"first\":(\\d+)")) - 1;
    String list = find(batch, "\"entries\":\\[(.*)\\],\"head\"");
    for (String body : strings(list)) {
      seq++;
      hash = next(hash, seq, body);
    }
    check(name + " head", HexFormat.of().formatHex(hash).equals(text(batch, "head")));

    UUID journal = UUID.fromString(text(batch, "journal"));
    byte[] signed =
        ByteBuffer.allocate(67)
            .put("hcp-batch/1".getBytes(StandardCharsets.US_ASCII))
            .putLong(journal.getMostSignificantBits())
            .putLong(journal.getLeastSignificantBits())
            .putLong(seq)
            .put(hash)
            .array();
    Signature ecdsa = Signature.getInstance("SHA256withECDSA");
    ecdsa.initVerify(publicKey("EC", "terminalPublic"));
    ecdsa.update(signed);
    check(name + " signature", ecdsa.verify(Base64.getDecoder().decode(text(batch, "sig"))));
    check(name + " signed bytes on the page", page.contains("`" + HexFormat.of().formatHex(signed) + "`"));
  }

  private void receipt() throws GeneralSecurityException {
    String receipt = block("receipt");
    byte[] payload = HexFormat.of().parseHex(text(receipt, "payload"));
    byte[] signature = HexFormat.of().parseHex(text(receipt, "signature"));
    PrivateKey key =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text(block("keys"), "receiptPrivate"))));
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(key);
    signer.update("hcp-receipt/1".getBytes(StandardCharsets.US_ASCII));
    signer.update(payload);
    check("receipt signed anew", MessageDigest.isEqual(signer.sign(), signature));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(publicKey("Ed25519", "receiptPublic"));
    verifier.update("hcp-receipt/1".getBytes(StandardCharsets.US_ASCII));
    verifier.update(payload);
    check("receipt signature", verifier.verify(signature));
    String token =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(ByteBuffer.allocate(98).put(payload).put(signature).array());
    check("receipt token", text(receipt, "scanned").endsWith("/" + token));
    ByteBuffer fields = ByteBuffer.wrap(payload);
    check("receipt version", fields.get() == 1);
    check("receipt hall", Integer.toUnsignedString(fields.getInt()).equals(find(receipt, "\"hall\": (\\d+)")));
    check("receipt window", Integer.toString(fields.getShort() & 0xFFFF).equals(find(receipt, "\"window\": (\\d+)")));
  }

  private PublicKey publicKey(String algorithm, String name) throws GeneralSecurityException {
    byte[] der = Base64.getDecoder().decode(text(block("keys"), name));
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
  }

  private static byte[] next(byte[] previous, long seq, String body) throws GeneralSecurityException {
    return sha256(previous, ByteBuffer.allocate(8).putLong(seq).array(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private String block(String name) {
    return find(page, "(?s)```json vector=" + name + "\\n(.*?)\\n```");
  }

  private static String text(String json, String field) {
    return unescape(find(json, "\"" + field + "\":\\s*" + STRING));
  }

  private static List<String> strings(String list) {
    List<String> strings = new ArrayList<>();
    Matcher each = Pattern.compile(STRING).matcher(list);
    while (each.find()) {
      strings.add(unescape(each.group(1)));
    }
    return strings;
  }

  /** The escapes that the vectors hold. */
  private static String unescape(String escaped) {
    return Pattern.compile("\\\\(.)")
        .matcher(escaped)
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("n") ? "\n" : found.group(1)));
  }

  private static String find(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("not on the page: " + pattern);
    }
    return found.group(1);
  }

  private static void check(String what, boolean right) {
    System.out.println((right ? "right  " : "WRONG  ") + what);
    failures += right ? 0 : 1;
  }
}
