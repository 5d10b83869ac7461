package org.haochaping.gateway.terminals;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Objects;
import org.haochaping.protocol.TerminalId;

/**
 * What a new terminal gets: its configuration, certificate, key, and whom to trust.
 *
 * @param host how the terminal reaches the gateway
 */
public record Bundle(
    TerminalId id,
    long hall,
    String hallName,
    int window,
    String department,
    String host,
    int port,
    PublicKey receiptKey) {

  /** Writes the four files into a folder; the key is readable by its owner only. */
  public void write(Path folder, HallKeys keys, Identity identity) {
    PemFiles.writePublic(folder.resolve("ca.pem"), PemFiles.pem(keys.authorityCertificate()));
    PemFiles.writePublic(folder.resolve("terminal.pem"), PemFiles.pem(identity.certificate()));
    PemFiles.writePrivate(folder.resolve("terminal.key"), PemFiles.pem(identity.key()));
    PemFiles.writePublic(folder.resolve("terminal.conf"), configuration());
  }

  private String configuration() {
    return """
        # 终端配置 / Configuration of terminal %1$s, written by `hall-gateway terminal add`.
        # What is not set here has the terminal's default. Paths are relative to this file.

        terminal {
          # 终端编号，与证书一致 / This terminal's name; its certificate says the same.
          id = "%1$s"
          # 大厅编号和名称 / The hall's number and name.
          hall = %2$d
          hall-name = %3$s
          # 窗口号 / The window's number.
          window = %4$d
          # 部门 / The department that the window belongs to, as the screen shows it.
          department = %5$s
        }

        gateway {
          # 大厅网关地址 / Where the hall gateway is. Its certificate must name this host.
          host = %6$s
          port = %7$d
          # 信任的机构证书、本机证书和私钥 / Whom to trust, and who this terminal is.
          ca = "ca.pem"
          certificate = "terminal.pem"
          key = "terminal.key"
        }

        # 回执验签公钥 / The hall's key that receipts are signed with (Ed25519, X.509, base64).
        receipt.public-key = "%8$s"

        # 数据目录 / Where the journal is kept.
        data-dir = "data"
        """
        .formatted(
            id,
            hall,
            ConfigUtil.quoteString(hallName),
            window,
            ConfigUtil.quoteString(department),
            ConfigUtil.quoteString(host),
            port,
            Base64.getEncoder().encodeToString(Objects.requireNonNull(receiptKey.getEncoded())));
  }
}
