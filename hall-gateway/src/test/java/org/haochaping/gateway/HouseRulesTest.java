package org.haochaping.gateway;

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

/** What docs/architecture.md and CONTRIBUTING.md ask of the gateway's code. */
@AnalyzeClasses(
    packages = "org.haochaping.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {
  private static final String ROOT = "org.haochaping.gateway";

  @ArchTest
  static final ArchRule RULES_TOUCH_NO_DISK_NETWORK_THREAD_OR_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".rules..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio..",
              "java.net..",
              "java.sql..",
              "java.util.concurrent..",
              "org.slf4j..",
              "org.jdbi..",
              "com..");

  @ArchTest
  static final ArchRule DEADLINES_TOUCH_NO_DISK_NETWORK_OR_THREAD =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".deadlines..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio..",
              "java.net..",
              "java.sql..",
              "java.util.concurrent..",
              "org.slf4j..",
              "org.jdbi..");

  @ArchTest
  static final ArchRule RULES_ARE_HANDED_THEIR_TIME =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".rules..", ROOT + ".deadlines..")
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

  @ArchTest static final ArchRule NO_STATIC_STATE = fields().that().areStatic().should().beFinal();
}
