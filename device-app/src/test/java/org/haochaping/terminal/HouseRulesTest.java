package org.haochaping.terminal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** What docs/architecture.md and CONTRIBUTING.md ask of the terminal's code. */
@AnalyzeClasses(
    packages = "org.haochaping.terminal",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {
  private static final String ROOT = "org.haochaping.terminal";

  @ArchTest
  static final ArchRule SESSION_TOUCHES_NO_DISK_NETWORK_OR_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".session..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.nio.channels..",
              "java.net..",
              "java.sql..",
              "java.util.concurrent..",
              "java.util.logging..",
              "javafx..",
              "org.slf4j..",
              "com..");

  @ArchTest
  static final ArchRule SESSION_IS_HANDED_ITS_TIME =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".session..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule OF_OURS_ONLY_PROTOCOL_IS_IMPORTED =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "belong to another program of ours",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("org.haochaping.")
                          && !type.getPackageName().startsWith("org.haochaping.protocol")
                          && !type.getPackageName().startsWith(ROOT)));

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_ROOT_IS_NOBODYS_NEIGHBOUR =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT);

  @ArchTest
  static final ArchRule SCREEN_KNOWS_NEITHER_JOURNAL_NOR_UPLINK =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".screen..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + ".journal..")
                  .or(resideInAPackage(ROOT + ".uplink.."))
                  .or(resideInAPackage("java.sql.."))
                  .or(resideInAPackage("java.net.http.."))
                  .or(resideInAPackage("java.nio.file.."))
                  .or(DescribedPredicate.describe("wait", HouseRulesTest::waits)));

  @ArchTest
  static final ArchRule JAVAFX_STAYS_ON_THE_SCREEN =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".journal..",
              ROOT + ".uplink..",
              ROOT + ".clock..",
              ROOT + ".keypad..",
              ROOT + ".scanner..",
              ROOT + ".serial..",
              ROOT + ".devices..",
              ROOT + ".fairplay..",
              ROOT + ".gpio..",
              ROOT + ".hid..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..");

  @ArchTest static final ArchRule NO_STATIC_STATE = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule MAIN_IS_NO_APPLICATION =
      classes()
          .that()
          .haveSimpleName("Main")
          .should()
          .notBeAssignableTo("javafx.application.Application");

  private static boolean waits(JavaClass type) {
    return type.isAssignableTo(Executor.class)
        || type.isAssignableTo(java.util.concurrent.Future.class)
        || type.isEquivalentTo(java.util.concurrent.CountDownLatch.class);
  }
}
