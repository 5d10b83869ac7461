package org.haochaping.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.api.ApiCalls;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.KeyRotation;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SealCipher;
import org.haochaping.gateway.privacy.SealException;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.privacy.SealedWords.Kind;
import org.haochaping.gateway.privacy.Unmasking;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.haochaping.gateway.settlement.RulesSettings;
import org.haochaping.gateway.settlement.Source;
import org.haochaping.gateway.settlement.Submissions;
import org.haochaping.gateway.settlement.SubmittedRating;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CityTime;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What article 14 asks of applicants in the ledger. */
class PersonalDataTest {
  private static final Instant NOW = Instant.parse("2026-11-24T03:50:00Z");

  @TempDir Path folder;

  private Path keyFile() {
    return folder.resolve("keys/privacy.key");
  }

  private SealedWords words() {
    return new SealedWords(Seal.open(keyFile()));
  }

  private static CaseFile file(String projectNo) {
    return CaseForm.accepted(ApiCalls.sample(projectNo)).file().orElseThrow();
  }

  private static Clock at(Duration later) {
    return Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
  }

  private CaseRegistry registry(Ledger ledger, SealCipher cipher) {
    return new CaseRegistry(ledger, Seal.open(keyFile(), cipher), at(Duration.ZERO));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void rotation_cutOff_goesOnAndTheOldKeyCanGo(Engine engine) {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), at(Duration.ZERO))) {
      CaseRegistry running = registry(ledger, SealCipher.AES_GCM);
      for (int i = 0; i < 450; i++) {
        running.register(List.of(file("P-" + i)));
      }
      ledger.write(
          handle -> {
            keep(handle, Kind.NOTE, 7, OptionalLong.empty());
            keep(handle, Kind.EVIDENCE, 7, OptionalLong.empty());
            return 0;
          });
      KeyRotation rotation = new KeyRotation(ledger, keyFile(), SealCipher.AES_GCM);
      assertThat(rotation.begin()).isTrue();
      assertThat(rotation.uses()).extracting(KeyRotation.Use::words).containsExactly(0L, 2L);
      assertThat(rotation.uses()).extracting(KeyRotation.Use::cases).containsExactly(0L, 450L);
      assertThatThrownBy(rotation::dropOld).isInstanceOf(SealException.class);
      assertThatThrownBy(
              () ->
                  rotation.reseal(
                      done -> {
                        throw new IllegalStateException("cut off after " + done);
                      }))
          .hasMessage("cut off after 200");
      assertThat(rotation.begin()).isFalse();
      assertThat(rotation.reseal(done -> {})).isEqualTo(252);
      assertThat(rotation.uses()).extracting(KeyRotation.Use::cases).containsExactly(450L, 0L);
      assertThat(rotation.uses()).extracting(KeyRotation.Use::words).containsExactly(2L, 0L);
      assertThat(rotation.dropOld()).isEqualTo(1);
      assertThat(registry(ledger, SealCipher.AES_GCM).find(List.of(1L, 450L)))
          .hasSize(2)
          .allSatisfy((id, file) -> assertThat(file.applicant().userName()).isEqualTo("欧阳明月"));
      SealedWords words = words();
      assertThat(
              ledger.<List<Optional<String>>, RuntimeException>read(
                  handle ->
                      List.of(words.of(handle, Kind.NOTE, 7), words.of(handle, Kind.EVIDENCE, 7))))
          .containsExactly(Optional.of("张三说 note"), Optional.of("张三说 evidence"));
      // Who runs meanwhile finds the new key as soon as a row needs it.
      assertThat(running.find(List.of(450L))).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void cipher_changedToSm4_opensBothAndRotationSealsAllAnew(Engine engine) {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), at(Duration.ZERO))) {
      registry(ledger, SealCipher.AES_GCM).register(List.of(file("P-1")));
      CaseRegistry sm4 = registry(ledger, SealCipher.SM4_GCM);
      sm4.register(List.of(file("P-2")));
      assertThat(sm4.find(List.of(1L, 2L)))
          .allSatisfy((id, file) -> assertThat(file.applicant().mobile()).isEqualTo("13847451234"));
      KeyRotation rotation = new KeyRotation(ledger, keyFile(), SealCipher.SM4_GCM);
      rotation.begin();
      assertThat(rotation.reseal(done -> {})).isEqualTo(2);
      assertThat(sm4.find(List.of(1L, 2L))).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_views_areMaskedAndEachLookBehindIsWrittenDownFirst(Engine engine) {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), at(Duration.ZERO))) {
      Seal seal = Seal.open(keyFile());
      CaseRegistry registry = new CaseRegistry(ledger, seal, at(Duration.ZERO));
      registry.register(List.of(file("P-1")));
      CaseViews views =
          new CaseViews(ledger, registry, seal.search(), new Unmasking(ledger, at(Duration.ZERO)));
      CaseView masked = views.masked("P-1", 1).orElseThrow();
      assertThat(List.of(masked.name(), masked.certificate(), masked.phone()))
          .containsExactly("欧**", "1***************34", "138****1234");
      assertThat(views.byPhone(" 13847451234 ")).containsExactly(masked);
      assertThat(views.byCertificate("150902199001011234")).containsExactly(masked);
      assertThat(views.byPhone("13847451235")).isEmpty();
      assertThatThrownBy(() -> views.unmasked("P-1", 1, "李四", " "))
          .isInstanceOf(SealException.class);
      assertThat(looks(ledger)).isEmpty();
      assertThat(views.unmasked("P-1", 1, "李四", "差评回访").orElseThrow().phone())
          .isEqualTo("13847451234");
      assertThat(looks(ledger)).containsExactly("李四/差评回访/1/" + NOW.toEpochMilli());
      ledger.write(handle -> handle.execute("drop table unmasking"));
      assertThatThrownBy(() -> views.unmasked("P-1", 1, "李四", "差评回访"))
          .as("nothing is shown where the look can't be written down")
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static List<String> looks(Ledger ledger) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select who || '/' || why || '/' || service_case || '/' || at from unmasking")
                .mapTo(String.class)
                .list());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_applicants_areErasedASetTimeAfterTheCityConfirmedAndNotWhileOpen(
      Engine engine) {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), at(Duration.ZERO))) {
      CaseRegistry registry = registry(ledger, SealCipher.AES_GCM);
      registry.register(
          List.of(file("sent"), file("pending"), file("followed-up"), file("unrated")));
      delivered(ledger, 1, "sent");
      delivered(ledger, 2, "pending");
      delivered(ledger, 3, "sent");
      assertThat(erase(ledger, Duration.ofDays(89))).isZero();
      assertThat(erase(ledger, Duration.ofDays(91))).isEqualTo(1);
      assertThat(erase(ledger, Duration.ofDays(92))).isZero();
      var files = registry.find(List.of(1L, 2L, 3L, 4L));
      assertThat(files.get(1L).person()).isEmpty();
      assertThat(files.get(1L).basics().projectNo()).isEqualTo("sent");
      assertThat(List.of(2L, 3L, 4L))
          .allSatisfy(id -> assertThat(files.get(id).person()).isPresent());
      assertThatThrownBy(() -> files.get(1L).serviceRecord()).hasMessageContaining("erased");
      assertThat(
              ledger.<Optional<byte[]>, RuntimeException>read(
                  handle ->
                      handle
                          .createQuery("select phone_mac from service_case where id = 1")
                          .mapTo(byte[].class)
                          .findOne()))
          .isEmpty();
      // Reported again, it is known again, and no applicant comes back.
      registry.register(List.of(file("sent")));
      assertThat(registry.find(List.of(1L)).get(1L).person()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_applicantsRatedElsewhere_areErasedASetTimeAfterThatRatingCounts(Engine engine)
      throws Exception {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), at(Duration.ZERO))) {
      CaseRegistry registry = registry(ledger, SealCipher.AES_GCM);
      registry.register(List.of(file("early"), file("late"), file("followed-up"), file("unrated")));
      PrivateKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
      Receipts receipts = new Receipts(7, "", Duration.ofDays(7), key, at(Duration.ZERO));
      new BatchDesk(ledger, registry, receipts).accepted(List.of(file("lead"), file("member")), 3);
      ratedElsewhere(ledger, "early", Duration.ZERO);
      ratedElsewhere(ledger, "late", Duration.ofDays(30));
      ratedElsewhere(ledger, "followed-up", Duration.ZERO);
      ratedElsewhere(ledger, "member", Duration.ZERO);
      assertThat(count(ledger, "delivery")).as("nothing of them goes to the city").isZero();

      assertThat(erase(ledger, Duration.ofDays(89))).isZero();
      assertThat(erase(ledger, Duration.ofDays(91))).isEqualTo(3);
      assertThat(kept(ledger)).containsExactly("followed-up", "late", "unrated");
      assertThat(erase(ledger, Duration.ofDays(119))).isZero();
      assertThat(erase(ledger, Duration.ofDays(121))).isEqualTo(1);
      assertThat(kept(ledger)).containsExactly("followed-up", "unrated");
    }
  }

  private void keep(Handle handle, Kind kind, long row, OptionalLong rating) {
    String text = "张三说 " + kind.name().toLowerCase(Locale.ROOT);
    words().keep(handle, kind, row, rating, NOW.toEpochMilli(), text);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_whatPeopleWrote_goesWithTheApplicantAndNotWhileAFollowUpIsOpen(Engine engine) {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), at(Duration.ZERO))) {
      registry(ledger, SealCipher.AES_GCM).register(List.of(file("sent"), file("pending")));
      delivered(ledger, 1, "sent");
      delivered(ledger, 2, "pending");
      long ended = NOW.plus(Duration.ofDays(10)).toEpochMilli();
      ledger.write(
          handle -> {
            keep(handle, Kind.RATING, 1, OptionalLong.of(1));
            keep(handle, Kind.NOTE, 1, OptionalLong.of(1));
            keep(handle, Kind.NOTE, 2, OptionalLong.of(2));
            keep(handle, Kind.ASIDE, 1, OptionalLong.empty());
            keep(handle, Kind.REGISTER, 1, OptionalLong.empty());
            handle.execute(
                "insert into malicious_rater (rater, reason, decided_by, decided_at, since,"
                    + " expires_at) values ('h', '', '李', 0, 0, ?)",
                ended);
            return handle.execute(
                "insert into followup (rating, rated_at, verify_due, rectify_from, rectify_due,"
                    + " rectify_date, provisional, state)"
                    + " values (1, 0, 0, 0, 0, '2026-12-15', 0, 'opened')");
          });
      erase(ledger, Duration.ofDays(89));
      assertThat(wordsLeft(ledger)).hasSize(5);
      erase(ledger, Duration.ofDays(91));
      assertThat(wordsLeft(ledger))
          .as("what hangs on no case goes by its age; a follow-up is open")
          .containsExactly("note1", "note2", "rating1", "register1");
      ledger.write(handle -> handle.execute("update followup set state = 'closed'"));
      erase(ledger, Duration.ofDays(99));
      assertThat(wordsLeft(ledger)).containsExactly("note2", "register1");
      erase(ledger, Duration.ofDays(100));
      assertThat(wordsLeft(ledger)).as("not sent yet").containsExactly("note2");
    }
  }

  private static List<String> wordsLeft(Ledger ledger) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select kind || of_row from sealed_words order by 1")
                .mapTo(String.class)
                .list());
  }

  /** What the city gives back of a case, fetched so much later; this hall's rules decide. */
  private void ratedElsewhere(Ledger ledger, String projectNo, Duration later) throws SQLException {
    RulesSettings settings =
        new RulesSettings(
            List.of("reference"),
            Optional.empty(),
            Duration.ofDays(3),
            CityTime.ZONE,
            false,
            new FairPlayLimits(5, Duration.ofMinutes(2), 60, 3));
    new Submissions(ledger, settings, words(), at(later), () -> {})
        .take(
            Source.REGION,
            projectNo,
            new SubmittedRating(
                    projectNo + "/1",
                    SatisfactionLevel.SATISFIED,
                    "2",
                    NOW,
                    0,
                    "",
                    List.of(),
                    "",
                    "window",
                    1,
                    false,
                    true)
                .encode());
  }

  /** The cases whose applicant is still there. */
  private static List<String> kept(Ledger ledger) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select project_no from service_case where length(applicant) > 0"
                        + " order by project_no")
                .mapTo(String.class)
                .list());
  }

  private static int count(Ledger ledger, String table) {
    return ledger.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  private static int erase(Ledger ledger, Duration later) {
    Erasure.Terms terms = new Erasure.Terms(Duration.ofDays(90), Duration.ofDays(30));
    return new Erasure(ledger, at(later), terms, id -> id == 3).run();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_numbersThatNoCaseCameFor_areForgottenThoughNoOtherNumberComes(Engine engine) {
    try (Ledger ledger = Ledger.open(engine.fresh(folder), at(Duration.ZERO))) {
      ledger.write(
          handle ->
              handle.execute(
                  "insert into phone_claim (offer, window_no, phone_mac, at) values ('a', 3, ?, ?),"
                      + " ('b', 3, ?, ?)",
                  new byte[32],
                  NOW.toEpochMilli(),
                  new byte[32],
                  NOW.plus(Duration.ofDays(1)).toEpochMilli()));
      erase(ledger, Duration.ofDays(30));
      assertThat(count(ledger, "phone_claim")).isEqualTo(2);
      erase(ledger, Duration.ofDays(30).plusMillis(1));
      assertThat(count(ledger, "phone_claim")).isEqualTo(1);
    }
  }

  private static void delivered(Ledger ledger, long serviceCase, String state) {
    ledger.write(
        handle -> {
          handle.execute(
              "insert into rating (id, offer, journal, seq, terminal, window_no, level, reasons,"
                  + " reason_list, free_text, pressed_wall, pressed_at, time_basis, received_at,"
                  + " service_case, batch, decision) values (?, ?, 1, ?, 'w03', 3, 5, '', '', '',"
                  + " 1, 1, 'trusted', 1, ?, 1, 'adopted')",
              serviceCase,
              "b." + serviceCase,
              serviceCase,
              serviceCase);
          return handle.execute(
              "insert into delivery (rating, outlet, service_case, assess_number, state, attempts,"
                  + " answer, answered_at) values (?, 'reference', ?, 1, ?, 1, '', ?)",
              serviceCase,
              serviceCase,
              state,
              NOW.toEpochMilli());
        });
  }
}
