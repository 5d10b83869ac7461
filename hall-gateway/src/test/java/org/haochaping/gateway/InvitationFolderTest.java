package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.wire.Invitation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationFolderTest {
  private static final TerminalId TERMINAL = new TerminalId("w-1");

  @TempDir Path dir;
  private final BlockingQueue<Map.Entry<TerminalId, Invitation>> passed =
      new LinkedBlockingQueue<>();

  private static Invitation invitation(String id, boolean withdrawn) {
    return new Invitation(
        id,
        Optional.empty(),
        Optional.of("事项"),
        Optional.empty(),
        Instant.parse("2026-11-25T08:00:00Z"),
        withdrawn);
  }

  @Test
  void watch_whatLiesThereAndWhatComes_isPassedOnOnceAndDeleted() throws Exception {
    Path folder = dir.resolve("invitations");
    InvitationFolder.put(folder, TERMINAL, invitation("1", false));
    try (InvitationFolder watched =
        InvitationFolder.watch(folder, (to, what) -> passed.add(Map.entry(to, what)))) {
      assertThat(watched).isNotNull();
      assertThat(passed.poll(30, TimeUnit.SECONDS))
          .isEqualTo(Map.entry(TERMINAL, invitation("1", false)));
      InvitationFolder.put(folder, TERMINAL, invitation("1", true));
      assertThat(passed.poll(30, TimeUnit.SECONDS))
          .isEqualTo(Map.entry(TERMINAL, invitation("1", true)));
      Awaitility.await()
          .untilAsserted(
              () -> {
                try (var left = Files.list(folder)) {
                  assertThat(left).isEmpty();
                }
              });
    }
    assertThat(passed).isEmpty();
  }

  @Test
  void watch_nonsense_isDeletedAndTheNextIsPassedOn() throws Exception {
    Path folder = Files.createDirectories(dir.resolve("invitations"));
    Files.writeString(folder.resolve("1.w-1"), "{");
    Files.writeString(folder.resolve("2.NO TERMINAL"), "{}");
    InvitationFolder.put(folder, TERMINAL, invitation("2", false));
    try (InvitationFolder watched =
        InvitationFolder.watch(folder, (to, what) -> passed.add(Map.entry(to, what)))) {
      assertThat(watched).isNotNull();
      assertThat(passed.poll(30, TimeUnit.SECONDS))
          .isEqualTo(Map.entry(TERMINAL, invitation("2", false)));
    }
    assertThat(folder.resolve("1.w-1")).doesNotExist();
    assertThat(folder.resolve("2.NO TERMINAL")).doesNotExist();
  }
}
