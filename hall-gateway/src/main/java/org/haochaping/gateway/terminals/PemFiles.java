package org.haochaping.gateway.terminals;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Keys (PKCS#8) and certificates in PEM files that appear whole or not at all. */
final class PemFiles {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rw-r--r--");

  private PemFiles() {}

  static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateException e) {
      throw new KeysException("a certificate can't be encoded", e);
    }
  }

  static String pem(PrivateKey key) {
    return pem("PRIVATE KEY", Objects.requireNonNull(key.getEncoded()));
  }

  private static String pem(String type, byte[] content) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    } catch (IOException e) {
      throw new KeysException("PEM can't be written to memory", e);
    }
    return text.toString();
  }

  /** Writes a file that its owner alone can read. */
  static void writePrivate(Path file, String text) {
    write(file, text, OWNER);
  }

  /** Writes a file that everybody can read. */
  static void writePublic(Path file, String text) {
    write(file, text, ALL);
  }

  private static void write(Path file, String text, Set<PosixFilePermission> mode) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(OWNER);
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, ".new", "", owner);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.setPosixFilePermissions(fresh, mode);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel directory = FileChannel.open(folder)) {
        directory.force(true);
      }
    } catch (IOException e) {
      throw new KeysException("写不了 / can't write " + file + ": " + e.getMessage(), e);
    }
  }

  /** The first private key in a file. */
  static PrivateKey readKey(Path file) {
    for (Object object : read(file)) {
      if (object instanceof PrivateKeyInfo info) {
        try {
          return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (IOException e) {
          throw unreadable(file, e);
        }
      }
    }
    throw new KeysException("没有私钥 / no PKCS#8 private key in " + file);
  }

  /** The first certificate in a file. */
  static X509Certificate readCertificate(Path file) {
    for (Object object : read(file)) {
      if (object instanceof X509CertificateHolder holder) {
        try {
          return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException e) {
          throw unreadable(file, e);
        }
      }
    }
    throw new KeysException("没有证书 / no certificate in " + file);
  }

  private static List<Object> read(Path file) {
    List<Object> objects = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        objects.add(object);
      }
      return objects;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static KeysException unreadable(Path file, Exception e) {
    return new KeysException(
        "读不了 / can't read " + file + ", restore it from the backup: " + e.getMessage(), e);
  }
}
