package org.haochaping.workshop.scale;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.process.ProgramException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hall scale}: does an answer take longer the more ratings there are? */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description = {
      "按种子生成大台账,测结果页与接口的应答时间是否随台账增长。每百万条约需 3 GB 磁盘。",
      "Make large ledgers from a seed, and measure whether the public results and the windows' API"
          + " take longer to answer the more ratings there are. A million takes about 3 GB of disk."
    })
public final class ScaleCommand implements Callable<Integer> {
  private static final long LEAST = 1_000;

  @Option(
      names = "--ratings",
      paramLabel = "N",
      split = ",",
      defaultValue = "100000,1000000",
      description = "各台账的评价数 / how many ratings, one ledger for each (default: ${DEFAULT-VALUE})")
  List<Long> ratings = List.of();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "种子 / the seed (default: ${DEFAULT-VALUE})")
  long seed;

  @Option(
      names = "--ledger",
      paramLabel = "URL",
      description = {
        "改用空的 PostgreSQL 库,只能有一个数量 / an empty PostgreSQL database instead of SQLite,",
        "jdbc:postgresql://..., with one number of ratings"
      })
  @Nullable String url;

  @Option(names = "--user", paramLabel = "NAME", defaultValue = "", description = "其用户 / its user")
  String user = "";

  @Option(
      names = "--password",
      paramLabel = "WORD",
      defaultValue = "",
      description = "其口令 / its password")
  String password = "";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "大厅放在此处并保留 / keep the halls here (default: measured and deleted)")
  @Nullable Path dir;

  @Option(
      names = "--again",
      paramLabel = "HALL",
      description = "重测此前用 --dir 保留的大厅 / measure a hall again that --dir kept")
  @Nullable Path again;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "另写 JSON 文件 / also write the figures as JSON")
  @Nullable Path json;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      check();
      Path home = Path.of(System.getProperty("hall.home", "."));
      List<ScaleRow> rows = rows(home, out);
      out.print(ScaleReport.table(rows));
      Path file = json;
      if (file != null) {
        ScaleReport.write(file, rows);
      }
      return 0;
    } catch (HallException | ProgramException e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private List<ScaleRow> rows(Path home, PrintStream out) {
    Path made = again;
    String postgres = url;
    if (made != null) {
      Path file = made.resolve("gateway").resolve("ledger.db");
      if (postgres == null && Files.exists(made.resolve("gateway.conf")) && !Files.exists(file)) {
        throw new HallException(
            "该大厅的台账在 PostgreSQL,请加 --ledger、--user、--password"
                + " / this hall's ledger is on PostgreSQL: add --ledger, --user and --password");
      }
      return List.of(
          Scale.again(
              home,
              made,
              postgres == null
                  ? LedgerAt.sqlite(file)
                  : LedgerAt.postgresql(postgres, user, password),
              out));
    }
    List<ScaleRow> rows = new ArrayList<>();
    for (long size : ratings) {
      Scale scale = new Scale(home, dir, size, seed, out);
      rows.add(
          postgres == null
              ? scale.onSqlite()
              : scale.onPostgresql(LedgerAt.postgresql(postgres, user, password)));
    }
    return rows;
  }

  private void check() {
    if (ratings.isEmpty() || ratings.stream().anyMatch(size -> size < LEAST)) {
      throw new HallException("--ratings: 至少 1000 / 1000 at least");
    }
    boolean severalOnOne = again == null && ratings.size() != 1;
    if (url != null && (!url.startsWith("jdbc:postgresql:") || severalOnOne)) {
      throw new HallException(
          "--ledger: 一个 jdbc:postgresql: 地址,--ratings 只给一个 / one jdbc:postgresql: address, and one"
              + " number of ratings");
    }
  }
}
