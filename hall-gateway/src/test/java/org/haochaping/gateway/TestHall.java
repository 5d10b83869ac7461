package org.haochaping.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.haochaping.gateway.ledger.LedgerSettings;
import picocli.CommandLine;

/** A gateway in a folder of its own, with its configuration file and its commands. */
public final class TestHall implements AutoCloseable {
  private final Path folder;
  private Gateway gateway;

  private TestHall(Path folder) {
    this.folder = folder;
  }

  /** Writes a configuration file; nothing is started. */
  public static TestHall in(Path folder, LedgerSettings ledger) throws IOException {
    TestHall hall = new TestHall(folder);
    String url = ledger.file().isPresent() ? "" : ledger.url();
    Files.writeString(
        hall.config(),
        """
        hall { name = "测试大厅", number = 7 }
        mqtt { host = "127.0.0.1", port = 0, max-connections = 80 }
        ledger { url = "%s", user = "%s" }
        """
            .formatted(url, ledger.user()));
    return hall;
  }

  /** One on SQLite. */
  public static TestHall in(Path folder) throws IOException {
    return in(folder, LedgerSettings.sqlite(folder.resolve("data/ledger.db")));
  }

  public TestHall start() {
    gateway = Gateway.start(GatewayConfig.load(config()));
    return this;
  }

  public int port() {
    return gateway.mqttPort();
  }

  public int apiPort() {
    return gateway.apiPort();
  }

  public int phonePort() {
    return gateway.phonePort();
  }

  public int publishPort() {
    return gateway.publishPort();
  }

  /** Adds to the configuration. */
  public TestHall with(String more) throws IOException {
    Files.writeString(config(), "\n" + more + "\n", StandardOpenOption.APPEND);
    return this;
  }

  /** Turns the windows' API on, at a free port. */
  public TestHall withApi() throws IOException {
    return with("api { enabled = true, port = 0 }");
  }

  /** Runs a command with this hall's configuration; what it printed. */
  public String run(String... words) {
    List<String> all = new java.util.ArrayList<>(List.of(words));
    all.addAll(List.of("--config", config().toString()));
    Printed printed = command(all.toArray(new String[0]));
    if (printed.exit() != 0) {
      throw new IllegalStateException(printed.text());
    }
    return printed.text().strip();
  }

  /** Runs a command that can't do its work: exit code 1, and what it printed. */
  public String refused(String... words) {
    List<String> all = new java.util.ArrayList<>(List.of(words));
    all.addAll(List.of("--config", config().toString()));
    Printed printed = command(all.toArray(new String[0]));
    if (printed.exit() != 1 || printed.text().contains("unexpected ")) {
      throw new IllegalStateException("exit " + printed.exit() + ": " + printed.text());
    }
    return printed.text().strip();
  }

  /** The key that checks receipts, as terminals have it. */
  public java.security.PublicKey receiptKey() throws Exception {
    byte[] der =
        Base64.getDecoder()
            .decode(Files.readString(folder.resolve("data/keys/receipt.pub")).strip());
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new java.security.spec.X509EncodedKeySpec(der));
  }

  public Path config() {
    return folder.resolve("gateway.conf");
  }

  public Path folder() {
    return folder;
  }

  /** The ledger as the configuration says, opened beside the gateway. */
  public LedgerSettings ledger() {
    return GatewayConfig.load(config()).ledger();
  }

  /** What a command printed, both outputs. */
  public record Printed(int exit, String text) {}

  /** Runs a command as from a shell. */
  public Printed command(String... words) {
    StringWriter text = new StringWriter();
    CommandLine line =
        Main.commandLine().setOut(new PrintWriter(text)).setErr(new PrintWriter(text));
    int exit = line.execute(words);
    return new Printed(exit, text.toString());
  }

  /** Registers a terminal; its bundle. */
  public Path add(String id) {
    Path bundle = folder.resolve("bundle-" + id);
    Printed printed =
        command(
            "terminal",
            "add",
            id,
            "--window",
            "3",
            "--config",
            config().toString(),
            "--again",
            "--out",
            bundle.toString());
    if (printed.exit() != 0) {
      throw new IllegalStateException(printed.text());
    }
    return bundle;
  }

  /** The terminal of a bundle, with an empty journal. */
  public static TestTerminal terminal(String id, Path bundle) throws Exception {
    return TestTerminal.withKey(
        id,
        key(bundle.resolve("terminal.key")),
        certificate(bundle.resolve("terminal.pem")).getPublicKey());
  }

  static X509Certificate certificate(Path file) throws Exception {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  static PrivateKey key(Path file) throws Exception {
    String pem = Files.readString(file, StandardCharsets.US_ASCII);
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  static List<String> java() {
    return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
      gateway = null;
    }
  }
}
