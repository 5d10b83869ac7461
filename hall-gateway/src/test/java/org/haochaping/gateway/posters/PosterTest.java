package org.haochaping.gateway.posters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.fonts.HallType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosterTest {
  private static final String ADDRESS = "https://pj.wulanchabu.example/hall";

  @TempDir Path folder;

  private TestHall hall() throws IOException {
    return TestHall.in(folder)
        .with("phone.public-address = \"" + ADDRESS + "/\"")
        .with(
            """
            settings.windows = [{ window = 3, department = "市场监督管理局" },
              { window = 12, department = "公安局出入境管理支队暨不动产登记中心联合受理专区" }]""");
  }

  @Test
  void WINDOW_POSTER_eachWindow_hasAPageOfA5ThatAThirdPartysReaderReads() throws Exception {
    Path out = folder.resolve("posters");
    assertThat(hall().run("posters", "--out", out.toString()))
        .contains("window-3.pdf", "window-12.pdf", "all-windows.pdf");
    assertThat(said("pdfinfo", out.resolve("window-3.pdf")))
        .containsPattern("Pages: +1\\b")
        .containsPattern("Page size: +419\\.5\\d* x 595\\.2\\d* pts");
    assertThat(said("pdfinfo", out.resolve("all-windows.pdf"))).containsPattern("Pages: +2\\b");
    assertThat(said("pdftotext", out.resolve("window-3.pdf"), "-"))
        .contains("测试大厅", "3 号窗口", "市场监督管理局", "评价本窗口的服务态度和办事能力")
        .contains("Window 3", "attitude and ability", ADDRESS + "/w/3");
    assertThat(said("pdftotext", out.resolve("window-12.pdf"), "-")).contains("联合受理专区");
    assertThat(said("pdffonts", out.resolve("window-3.pdf")).lines().skip(2))
        .as("embedded, a subset, with its way back to characters")
        .isNotEmpty()
        .allMatch(line -> line.matches(".*Identity-H +yes yes yes .*"));
    assertThat(Files.size(out.resolve("window-3.pdf"))).isLessThan(200_000);
    for (int window : new int[] {3, 12}) {
      Path picture = folder.resolve("window-" + window);
      said(
          "pdftoppm",
          out.resolve("window-" + window + ".pdf"),
          "-png",
          "-r",
          "150",
          "-singlefile",
          picture);
      assertThat(said("zbarimg", "--raw", "-q", picture + ".png").strip())
          .isEqualTo(ADDRESS + "/w/" + window);
    }
  }

  @Test
  void posters_oneWindow_orOneThatThereIsNot() throws Exception {
    Path out = folder.resolve("posters");
    TestHall hall = hall();
    hall.run("posters", "--out", out.toString(), "--window", "3");
    assertThat(out.resolve("window-3.pdf")).isNotEmptyFile();
    assertThat(out.resolve("all-windows.pdf")).doesNotExist();
    TestHall.Printed none =
        hall.command(
            "posters",
            "--out",
            out.toString(),
            "--window",
            "5",
            "--config",
            hall.config().toString());
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.text()).contains("没有 5 号窗口", "settings.windows");
  }

  @Test
  void posters_withoutAnAddress_sayWhatToSet() throws Exception {
    TestHall hall = TestHall.in(folder);
    TestHall.Printed printed =
        hall.command("posters", "--out", "x", "--config", hall.config().toString());
    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text()).contains("phone.public-address");
  }

  @Test
  void poster_characterWithoutAForm_isRefusedNamingIt() {
    PosterSheets sheets = new PosterSheets(HallType.load());
    Poster poster = new Poster("大厅", 3, "\uE123科", "https://h.example/w/3");
    assertThatThrownBy(() -> sheets.write(new ByteArrayOutputStream(), List.of(poster)))
        .isInstanceOf(PosterException.class)
        .hasMessageContaining("\uE123");
  }

  private static String said(Object... words) throws Exception {
    List<String> command = List.of(words).stream().map(Object::toString).toList();
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new AssertionError(
          "this test needs zbarimg and poppler's tools (Debian: zbar-tools, poppler-utils):"
              + " ./hall test",
          e);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command + said).isZero();
    return said;
  }
}
