package org.haochaping.gateway.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.city.NationalSettings.Form;
import org.haochaping.gateway.city.NationalSettings.Secrets;
import org.haochaping.gateway.gm.Sm2Form;
import org.haochaping.gateway.gm.TextForm;
import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a courier works while it is open; nobody calls it
class NationalOutletTest {
  private static final Sm2Form RAW =
      new Sm2Form(Sm2Form.Order.C1C3C2, true, Sm2Form.Signature.RAW, Sm2Form.DEFAULT_SIGNER_ID);
  private static final Sm2Form OLD =
      new Sm2Form(Sm2Form.Order.C1C2C3, false, Sm2Form.Signature.DER, "somebody");
  private static final Secrets PLAIN =
      NationalPlatform.secrets(Form.APP_MARK, RAW, false, TextForm.HEX);

  @TempDir Path folder;

  private static void addressToNational(OutboxHall hall) {
    hall.ledger().write(handle -> handle.execute("update delivery set outlet = 'national'"));
  }

  private static Courier courier(
      OutboxHall hall, NationalPlatform platform, Secrets secrets, NationalCodes codes) {
    NationalSettings settings =
        new NationalSettings(
            platform.uri("/service"),
            platform.uri("/rating"),
            secrets,
            codes,
            new NationalWords(
                "code", "msg", List.of("200"), List.of("重复"), List.of("401"), List.of("503")),
            "4",
            10,
            Duration.ofMinutes(1),
            Duration.ofMillis(1),
            Duration.ofMillis(20),
            Duration.ofMillis(20));
    return Courier.start(
        hall.ledger(),
        hall.cases()::find,
        hall.cases().words(),
        settings,
        Clock.systemUTC(),
        new SecureRandom());
  }

  private static List<String> projects(List<JsonNode> records, String having) {
    return records.stream()
        .filter(record -> record.has(having))
        .map(record -> record.path("projectNo").asText())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void pendingRatings_arriveOnceEachBehindItsServiceRecord(Engine engine) throws IOException {
    try (OutboxHall hall = new OutboxHall(engine, folder);
        NationalPlatform platform = new NationalPlatform(PLAIN)) {
      hall.rate(25, 5, "");
      addressToNational(hall);
      try (Courier courier = courier(hall, platform, PLAIN, NationalCodes.NONE)) {
        await().until(() -> hall.count("sent") == 25);
      }
      assertThat(platform.taken).hasSize(50);
      assertThat(projects(platform.taken, "assessNumber")).hasSize(25).isSorted();
      JsonNode rating = platform.taken.get(1);
      assertThat(rating.path("satisfaction").asText()).isEqualTo("5");
      assertThat(rating.path("pf").asText()).isEqualTo("4");
      assertThat(rating.path("userName").asText()).isEqualTo(OutboxHall.NAME);
      assertThat(rating.has("kind")).isFalse();
      assertThat(platform.bodies)
          .allSatisfy(
              body ->
                  assertThat(body)
                      .doesNotContain(OutboxHall.NAME)
                      .doesNotContain(OutboxHall.MOBILE));
      assertThat(hall.alarms()).isEmpty();
    }
  }

  @Test
  void envelopes_inEachOfTheirForms_areOpenedByThePlatform() throws IOException {
    List<Secrets> forms =
        List.of(
            NationalPlatform.secrets(Form.APP_MARK, OLD, false, TextForm.BASE64),
            NationalPlatform.secrets(Form.APP_MARK, RAW, true, TextForm.HEX),
            NationalPlatform.secrets(Form.API_KEY, RAW, false, TextForm.BASE64),
            NationalPlatform.secrets(Form.API_KEY, OLD, true, TextForm.HEX));
    for (Secrets secrets : forms) {
      Path own = Files.createTempDirectory(folder, "hall");
      try (OutboxHall hall = new OutboxHall(Engine.SQLITE, own);
          NationalPlatform platform = new NationalPlatform(secrets)) {
        hall.rate(2, 4, "");
        addressToNational(hall);
        try (Courier courier = courier(hall, platform, secrets, NationalCodes.NONE)) {
          await().until(() -> hall.count("sent") == 2);
        }
        assertThat(platform.taken).hasSize(4);
      }
    }
  }

  @Test
  void record_thatThePlatformHadAlready_countsAsDelivered() throws IOException {
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder);
        NationalPlatform platform = new NationalPlatform(PLAIN)) {
      hall.rate(3, 5, "");
      addressToNational(hall);
      try (Courier courier = courier(hall, platform, PLAIN, NationalCodes.NONE)) {
        await().until(() -> hall.count("sent") == 3);
        hall.ledger().write(handle -> handle.execute("update delivery set state = 'pending'"));
        courier.wake();
        await().until(() -> hall.count("sent") == 3);
      }
      assertThat(platform.taken).hasSize(6);
      assertThat(platform.bodies).hasSize(12);
    }
  }

  @Test
  void refusedRecord_waitsWithThePlatformsWordsAndHoldsNobodyBack() throws IOException {
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder);
        NationalPlatform platform = new NationalPlatform(PLAIN)) {
      hall.rate(5, 5, "");
      addressToNational(hall);
      platform.refusedProject = "P-00003";
      try (Courier courier = courier(hall, platform, PLAIN, NationalCodes.NONE)) {
        await().until(() -> hall.count("pending") == 0);
      }
      assertThat(hall.count("sent")).isEqualTo(4);
      assertThat(hall.answers("refused")).containsExactly("事项编码不存在");
      assertThat(platform.bodies).as("its rating was not sent").hasSize(9);
      assertThat(hall.alarms()).containsExactly("quarantine");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_refusalThatQuotesAPersonsNumbers_isStoredAndLoggedMasked(Engine engine)
      throws IOException {
    try (Logged log = new Logged();
        OutboxHall hall = new OutboxHall(engine, folder);
        NationalPlatform platform = new NationalPlatform(PLAIN)) {
      hall.rate(1, 5, "");
      addressToNational(hall);
      platform.answers =
          "{\"code\":\"500103\",\"msg\":\"手机号%s与证件%s不符\"}"
              .formatted(OutboxHall.MOBILE, OutboxHall.CERTIFICATE);
      try (Courier courier = courier(hall, platform, PLAIN, NationalCodes.NONE)) {
        await().until(() -> hall.count("refused") == 1);
      }
      assertThat(hall.answers("refused")).containsExactly("手机号138****5678与证件1***************99不符");
      assertThat(log.lines())
          .isNotEmpty()
          .noneMatch(
              line -> line.contains(OutboxHall.MOBILE) || line.contains(OutboxHall.CERTIFICATE));
    }
  }

  @Test
  void platform_thatLetsNobodyInOrTalksNonsense_putsNothingIntoQuarantine() throws IOException {
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder);
        NationalPlatform platform = new NationalPlatform(PLAIN)) {
      hall.rate(3, 5, "");
      addressToNational(hall);
      platform.answers = "{\"code\":401,\"msg\":\"无权访问\"}";
      try (Courier courier = courier(hall, platform, PLAIN, NationalCodes.NONE)) {
        await().until(() -> hall.alarms().contains("city-denied"));
        assertThat(hall.count("pending")).isEqualTo(3);
        platform.answers = "<html>维护中</html>";
        int before = platform.bodies.size();
        await().until(() -> platform.bodies.size() > before + 2);
        assertThat(hall.count("pending")).isEqualTo(3);
        platform.answers = "{\"msg\":\"成功\"}";
        int again = platform.bodies.size();
        await().until(() -> platform.bodies.size() > again + 2);
        assertThat(hall.count("pending")).isEqualTo(3);
        platform.answers = "";
        await().until(() -> hall.count("sent") == 3);
      }
      assertThat(platform.taken).hasSize(6);
    }
  }

  @Test
  void codes_ofThisOutlet_replaceTheShippedOnes() throws IOException {
    Path file = folder.resolve("codes.csv");
    Files.writeString(
        file,
        """
        \uFEFFlist,ours,theirs
        satisfaction,5,1
        satisfaction,1,5
        pf,4,9
        evalDetail,108,A8
        defaultChannel,1,7
        """);
    NationalCodes codes = NationalCodes.read(file);
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder);
        NationalPlatform platform = new NationalPlatform(PLAIN)) {
      hall.rate(1, 5, "");
      hall.rate(1, 1, "108,115");
      addressToNational(hall);
      try (Courier courier = courier(hall, platform, PLAIN, codes)) {
        await().until(() -> hall.count("sent") == 2);
      }
      assertThat(platform.taken.get(1).path("satisfaction").asText()).isEqualTo("1");
      assertThat(platform.taken.get(1).path("pf").asText()).isEqualTo("9");
      assertThat(platform.taken.get(3).path("satisfaction").asText()).isEqualTo("5");
      assertThat(platform.taken.get(3).path("evalDetail").asText()).isEqualTo("A8,115");
    }
  }

  @Test
  void codesFile_withAnUnknownListOrCode_namesItsLine() throws IOException {
    Path file = folder.resolve("codes.csv");
    for (String wrong : List.of("level,5,1", "satisfaction,6,1", "pf,4,", "pf,4,1\npf,4,2")) {
      Files.writeString(file, "list,ours,theirs\n" + wrong + "\n");
      assertThatThrownBy(() -> NationalCodes.read(file))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("line ");
    }
  }
}
