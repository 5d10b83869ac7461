package org.haochaping.terminal.diagnosis;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haochaping.terminal.screen.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the disk has room, can be written, and how worn it is. */
record DiskProbe(Path dataDir, Path blockDevices) implements Probe {
  /** Where Linux lists disks. */
  static final Path BLOCK_DEVICES = Path.of("/sys/block");

  private static final Logger LOG = LoggerFactory.getLogger(DiskProbe.class);
  private static final Pattern HEX = Pattern.compile("0x([0-9a-fA-F]{1,2})\\b");
  private static final long MEBI = 1024 * 1024;
  private static final long LITTLE = 500;
  private static final int WORN = 8;
  private static final int MOST_WORN = 10;

  @Override
  public String word() {
    return "disk";
  }

  @Override
  public Words name() {
    return new Words("存储", "Disk");
  }

  @Override
  public Result look() throws IOException {
    try {
      write();
    } catch (IOException e) {
      LOG.warn("probe file not written", e);
      return Result.bad(
          new Words("存储不能写入", "The disk can't be written."),
          "评价无法保存：请检查存储空间和权限，或更换存储卡",
          "Ratings can't be saved: check room and permissions, or replace the card.");
    }
    long free = Files.getFileStore(dataDir).getUsableSpace() / MEBI;
    int worn = worn();
    Words found =
        new Words(
            "可写入，剩余 " + free + " MB" + (worn > 0 ? "，寿命已用约 " + worn * 10 + "%" : "，寿命未知"),
            "Can be written, "
                + free
                + " MB free"
                + (worn > 0 ? ", about " + worn * 10 + "% worn." : ", wear unknown."));
    if (worn > MOST_WORN) {
      return Result.bad(found, "存储寿命已尽：请尽快更换", "It is worn out: replace it soon.");
    }
    if (free < LITTLE) {
      return Result.attention(found, "空间不足：请清理磁盘", "Little room is left: clean up the disk.");
    }
    return worn >= WORN
        ? Result.attention(found, "请准备更换存储", "Have a new disk ready.")
        : Result.good(found.chinese(), found.english());
  }

  private void write() throws IOException {
    Path file = Files.createTempFile(dataDir, "probe", ".tmp");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(4_096);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The worst of what eMMC says: tenths of its life, 11 is over it; 0 unknown, as of SD cards. */
  private int worn() throws IOException {
    int worst = 0;
    if (!Files.isDirectory(blockDevices)) {
      return worst;
    }
    try (DirectoryStream<Path> disks = Files.newDirectoryStream(blockDevices)) {
      for (Path disk : disks) {
        Path file = disk.resolve("device").resolve("life_time");
        if (Files.isReadable(file)) {
          worst = Math.max(worst, worst(Files.readString(file, StandardCharsets.US_ASCII)));
        }
      }
    }
    return worst;
  }

  private static int worst(String line) {
    Matcher number = HEX.matcher(line);
    int worst = 0;
    while (number.find()) {
      worst = Math.max(worst, Integer.parseInt(number.group(1), 16));
    }
    return worst;
  }
}
