package org.haochaping.gateway.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.haochaping.protocol.ProtocolException;

/**
 * Text as offices save it: UTF-8 with or without its mark, or GBK (read as GB 18030, which holds
 * it). What is not wholly UTF-8 is taken for GBK.
 */
public final class TextFile {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int BUFFER = 64 * 1024;
  private static final char MARK = '\uFEFF';

  private TextFile() {}

  /**
   * Opens it at its first character, the mark passed over.
   *
   * @throws ProtocolException if it is in no encoding that is read
   */
  public static Reader open(Path file) throws IOException {
    BufferedReader reader = strict(file, charset(file));
    reader.mark(1);
    if (reader.read() != MARK) {
      reader.reset();
    }
    return reader;
  }

  private static Charset charset(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(2);
      boolean utf16 =
          head.length == 2 && (head[0] & 0xff) + (head[1] & 0xff) == 0x1fd && head[0] != head[1];
      if (utf16 && ((head[0] & 0xff) == 0xff || (head[0] & 0xff) == 0xfe)) {
        throw new ProtocolException("文件是 UTF-16,请另存为 UTF-8 / UTF-16: save it as UTF-8");
      }
    }
    if (isAll(file, StandardCharsets.UTF_8)) {
      return StandardCharsets.UTF_8;
    }
    if (isAll(file, GB18030)) {
      return GB18030;
    }
    throw new ProtocolException("文件既非 UTF-8 也非 GBK / the file is neither UTF-8 nor GBK");
  }

  private static boolean isAll(Path file, Charset charset) throws IOException {
    char[] buffer = new char[BUFFER];
    try (Reader reader = strict(file, charset)) {
      int read = reader.read(buffer);
      while (read >= 0) {
        read = reader.read(buffer);
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static BufferedReader strict(Path file, Charset charset) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            Files.newInputStream(file),
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        BUFFER);
  }
}
