package org.haochaping.gateway.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.haochaping.gateway.TestHall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hall-gateway discipline}, as staff and the responsible body use it. */
class DisciplineCommandTest {
  @TempDir Path folder;

  @Test
  void DISCIPLINE_reportsAtTheCommandLine_reachTheBodyThatHasTheKey() throws Exception {
    ResponsibleBody body = ResponsibleBody.make();
    Files.write(folder.resolve("body.der"), body.certificate().getEncoded());
    TestHall hall = TestHall.in(folder).with("discipline.certificate = \"body.der\"");
    Path first = Files.writeString(folder.resolve("first.txt"), "窗口 3 工作人员索要礼品");
    Path second = Files.writeString(folder.resolve("second.txt"), "窗口 4 冷落群众");
    assertThat(hall.run("discipline", "add", first.toString())).isEqualTo("report=1");
    assertThat(hall.run("discipline", "add", second.toString())).isEqualTo("report=2");

    Path out = folder.resolve("out");
    assertThat(hall.run("discipline", "export", out.toString())).isEqualTo("exported=2");
    byte[] sealed = Files.readAllBytes(out.resolve("1.p7m"));
    assertThat(new String(body.open(sealed), StandardCharsets.UTF_8)).isEqualTo("窗口 3 工作人员索要礼品");
    Path later = folder.resolve("later");
    assertThat(hall.run("discipline", "export", later.toString(), "--after", "1"))
        .isEqualTo("exported=1");
    assertThat(later.toFile().list()).containsExactly("2.p7m");
    assertThat(hall.refused("discipline", "export", out.toString()))
        .as("nothing is written over")
        .contains("文件已存在 / the file is there already");
    assertThat(out.resolve("1.p7m")).hasBinaryContent(sealed);
  }

  @Test
  void DISCIPLINE_exportedReport_isOpenedByOpensslWithTheBodysKey() throws Exception {
    ResponsibleBody body = ResponsibleBody.make();
    Files.write(folder.resolve("body.der"), body.certificate().getEncoded());
    Path key = Files.writeString(folder.resolve("body.key"), body.keyPem());
    TestHall hall = TestHall.in(folder).with("discipline.certificate = \"body.der\"");
    Path report = Files.writeString(folder.resolve("report.txt"), "窗口 3 工作人员索要礼品");
    hall.run("discipline", "add", report.toString());
    hall.run("discipline", "export", folder.resolve("out").toString());
    Path opened = folder.resolve("opened.txt");
    String[] openssl = {
      "openssl",
      "cms",
      "-decrypt",
      "-inform",
      "DER",
      "-inkey",
      key.toString(),
      "-in",
      folder.resolve("out/1.p7m").toString(),
      "-out",
      opened.toString()
    };
    Process process = new ProcessBuilder(openssl).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(opened).hasContent("窗口 3 工作人员索要礼品");
  }

  @Test
  void discipline_withoutCertificateOrReport_isRefusedInOneSentence() throws Exception {
    TestHall hall = TestHall.in(folder);
    Path report = Files.writeString(folder.resolve("report.txt"), "索要礼品");
    assertThat(hall.refused("discipline", "add", report.toString()))
        .contains("discipline.certificate names no certificate", "未设置");
    hall.with("discipline.certificate = \"body.der\"");
    assertThat(hall.refused("discipline", "add", report.toString()))
        .contains("读不了证书 / can't read the certificate");
    Files.copy(hall.add("w03").resolve("terminal.pem"), folder.resolve("body.der"));
    assertThat(hall.refused("discipline", "add", report.toString()))
        .contains("证书须为 RSA 密钥 / the certificate has no RSA key");
    Files.write(folder.resolve("body.der"), ResponsibleBody.make().certificate().getEncoded());
    assertThat(hall.refused("discipline", "add", folder + "/none")).contains("读不了文件 / can't read");
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);
    assertThat(hall.refused("discipline", "add", empty.toString())).contains("举报须为 1 至");
    assertThat(hall.run("discipline", "export", folder + "/out")).isEqualTo("exported=0");
  }
}
