package org.haochaping.gateway.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.haochaping.protocol.Hash;

/**
 * One key of the key file: a line of 44 characters of base64 each, newest first; lines that begin
 * with # are comments.
 */
record SealKey(int id, SecretKey secret) {
  private static final int KEY_BYTES = 32;

  static List<SealKey> readOrMake(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      List<SealKey> keys = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          keys.add(of(Base64.getDecoder().decode(line.strip()), file));
        }
      }
      if (keys.isEmpty()) {
        throw new SealException("密钥文件为空 / no key in " + file + "; restore it from the backup");
      }
      return List.copyOf(keys);
    } catch (IOException | IllegalArgumentException e) {
      throw new SealException(
          "密钥文件不可用 / can't use " + file + ", restore it from the backup: " + e.getMessage(), e);
    }
  }

  private static SealKey of(byte[] bytes, Path file) {
    if (bytes.length != KEY_BYTES) {
      throw new SealException("密钥长度不对 / a key in " + file + " has not 32 bytes");
    }
    int id = ByteBuffer.wrap(Hash.sha256(bytes).bytes()).getInt();
    return new SealKey(id, new SecretKeySpec(bytes, "AES"));
  }

  private static void make(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    String text =
        "# 个人信息加密密钥,务必备份 / Seals personal data. Back it up, apart from the database.\n"
            + Base64.getEncoder().encodeToString(key)
            + "\n";
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    } catch (FileAlreadyExistsException e) {
      // Another process made it a moment ago; that one counts.
      return;
    }
  }
}
