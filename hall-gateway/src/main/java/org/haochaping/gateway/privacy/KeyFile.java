package org.haochaping.gateway.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A file of secret keys of 32 bytes: a line of 44 characters of base64 each, newest first; lines
 * that begin with # are comments. Its owner alone can read it.
 */
final class KeyFile {
  static final String SEAL =
      "# 个人信息加密密钥,务必备份 / Seals personal data. Back it up, apart from the database.";
  static final String SEARCH =
      "# 个人信息检索密钥,务必备份 / Finds personal data. Back it up, apart from the database.";
  static final int KEY_BYTES = 32;

  private KeyFile() {}

  static List<byte[]> readOrMake(Path file, String comment) {
    if (!Files.exists(file)) {
      try {
        write(file, comment, List.of(newKey()), false);
      } catch (IOException e) {
        throw unusable(file, e);
      }
    }
    return read(file);
  }

  static List<byte[]> read(Path file) {
    try {
      List<byte[]> keys = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          keys.add(checked(Base64.getDecoder().decode(line.strip()), file));
        }
      }
      if (keys.isEmpty()) {
        throw new SealException("密钥文件为空 / no key in " + file + "; restore it from the backup");
      }
      return List.copyOf(keys);
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(file, e);
    }
  }

  private static SealException unusable(Path file, Exception e) {
    return new SealException(
        "密钥文件不可用 / can't use " + file + ", restore it from the backup: " + e.getMessage(), e);
  }

  /** Puts other keys into the file, which is whole at any moment. */
  static void replace(Path file, String comment, List<byte[]> keys) {
    try {
      write(file, comment, keys, true);
    } catch (IOException e) {
      throw new SealException("写不了 / can't write " + file + ": " + e.getMessage(), e);
    }
  }

  static byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private static byte[] checked(byte[] bytes, Path file) {
    if (bytes.length != KEY_BYTES) {
      throw new SealException("密钥长度不对 / a key in " + file + " has not 32 bytes");
    }
    return bytes;
  }

  private static void write(Path file, String comment, List<byte[]> keys, boolean replace)
      throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    StringBuilder text = new StringBuilder(comment).append('\n');
    keys.forEach(key -> text.append(Base64.getEncoder().encodeToString(key)).append('\n'));
    Path fresh = folder.resolve("." + file.getFileName() + "." + System.nanoTime());
    try (FileChannel out =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    if (replace) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else {
      linkUnlessThere(fresh, file);
    }
    try (FileChannel directory = FileChannel.open(folder)) {
      directory.force(true);
    }
  }

  /** Where another process made the file a moment ago, that one counts. */
  private static void linkUnlessThere(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      return;
    } finally {
      Files.delete(fresh);
    }
  }
}
