package org.haochaping.gateway.terminals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.haochaping.protocol.TerminalId;

/**
 * Everything in {@code data-dir/keys}: the authority, the server's certificate, and the key that
 * signs receipts. What is missing is made.
 */
public final class HallKeys {
  private static final Duration RENEW_BEFORE = Duration.ofDays(60);

  private final Path folder;
  private final Authority authority;
  private final PrivateKey receiptKey;
  private final PublicKey receiptPublicKey;

  private HallKeys(
      Path folder, Authority authority, PrivateKey receiptKey, PublicKey receiptPublicKey) {
    this.folder = folder;
    this.authority = authority;
    this.receiptKey = receiptKey;
    this.receiptPublicKey = receiptPublicKey;
  }

  /**
   * Opens the folder and makes what is missing or about to expire.
   *
   * @param hosts what terminals call this gateway, besides this machine's own names
   * @throws KeysException if a file can't be read or written
   */
  public static HallKeys open(Path folder, Collection<String> hosts, Clock clock) {
    Identity ca = openAuthority(folder, clock);
    Authority authority = new Authority(ca, clock);
    Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", hostName()));
    names.addAll(hosts);
    Path server = folder.resolve("server.pem");
    if (!Files.exists(server) || !stillGood(PemFiles.readCertificate(server), ca, names, clock)) {
      write(server, authority.server(names));
    }
    Path receipt = folder.resolve("receipt.key");
    Path receiptPublic = folder.resolve("receipt.pub");
    if (!Files.exists(receipt)) {
      makeReceiptKey(receipt, receiptPublic);
    }
    return new HallKeys(folder, authority, PemFiles.readKey(receipt), readPublic(receiptPublic));
  }

  /** The authority's certificate, as terminals trust it. */
  public X509Certificate authorityCertificate() {
    return authority.certificate();
  }

  /** A file with the authority's certificate. */
  public Path authorityFile() {
    return folder.resolve("ca.pem");
  }

  /** A file with the server's key and certificate. */
  public Path serverFile() {
    return folder.resolve("server.pem");
  }

  /** What the gateway speaks TLS with, by the same certificate. */
  public SSLContext serverTls() {
    Path file = serverFile();
    return new Identity(PemFiles.readCertificate(file), PemFiles.readKey(file))
        .tls(authorityCertificate());
  }

  /** A new certificate and key for a terminal; its key is kept nowhere here. */
  public Identity issue(TerminalId terminal) {
    return authority.client(terminal.value());
  }

  /** Signs receipts; Ed25519. */
  public PrivateKey receiptKey() {
    return receiptKey;
  }

  /** Checks receipts; Ed25519. */
  public PublicKey receiptPublicKey() {
    return receiptPublicKey;
  }

  /** This machine's own name, or localhost where it has none. */
  public static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost"; // a machine without a name is reached by address
    }
  }

  private static Identity openAuthority(Path folder, Clock clock) {
    Path certificate = folder.resolve("ca.pem");
    Path key = folder.resolve("ca.key");
    if (Files.exists(key) != Files.exists(certificate)) {
      throw new KeysException(
          "密钥不完整 / only one of "
              + certificate
              + " and "
              + key
              + " is there; restore the other"
              + " from the backup");
    }
    if (!Files.exists(key)) {
      Identity ca = Authority.create("haochaping hall", clock);
      PemFiles.writePrivate(key, PemFiles.pem(ca.key()));
      PemFiles.writePublic(certificate, PemFiles.pem(ca.certificate()));
    }
    return new Identity(PemFiles.readCertificate(certificate), PemFiles.readKey(key));
  }

  private static void write(Path file, Identity identity) {
    PemFiles.writePrivate(
        file, PemFiles.pem(identity.key()) + PemFiles.pem(identity.certificate()));
  }

  private static boolean stillGood(
      X509Certificate certificate, Identity ca, Set<String> names, Clock clock) {
    try {
      certificate.verify(ca.certificate().getPublicKey());
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      Set<String> has = new LinkedHashSet<>();
      if (alternatives != null) {
        alternatives.forEach(name -> has.add(String.valueOf(name.get(1))));
      }
      return has.containsAll(names)
          && certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEW_BEFORE));
    } catch (CertificateParsingException e) {
      return false;
    } catch (GeneralSecurityException e) {
      return false; // of another authority: made anew
    }
  }

  private static void makeReceiptKey(Path key, Path publicKey) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      PemFiles.writePublic(
          publicKey,
          Base64.getEncoder().encodeToString(Objects.requireNonNull(pair.getPublic().getEncoded()))
              + "\n");
      PemFiles.writePrivate(key, PemFiles.pem(pair.getPrivate()));
    } catch (GeneralSecurityException e) {
      throw new KeysException("the receipt key can't be made: " + e.getMessage(), e);
    }
  }

  private static PublicKey readPublic(Path file) {
    try {
      byte[] der = Base64.getDecoder().decode(Files.readString(file).strip());
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    } catch (java.io.IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new KeysException(
          "读不了 / can't read " + file + ", restore it from the backup: " + e.getMessage(), e);
    }
  }
}
