package org.haochaping.protocol;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;

/**
 * docs/architecture.md, Modules: protocol imports nothing of ours, does no I/O and knows Jackson
 * alone.
 */
@AnalyzeClasses(packages = "org.haochaping", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule protocol_dependsOn_theJdkAndJacksonOnly =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "org.haochaping.protocol..",
                  "java.io",
                  "java.lang..",
                  "java.math",
                  "java.nio",
                  "java.nio.charset",
                  "java.security..",
                  "java.time..",
                  "java.util..",
                  "com.fasterxml.jackson..",
                  "org.jspecify.annotations"));

  @ArchTest
  static final ArchRule protocol_touches_noFileAndNoThread =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              File.class,
              FileInputStream.class,
              FileOutputStream.class,
              FileReader.class,
              FileWriter.class,
              RandomAccessFile.class,
              Thread.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..");

  @ArchTest
  static final ArchRule protocol_asksFor_noTime =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule packages_dependOnEachOther_inOneDirectionOnly =
      slices().matching("org.haochaping.protocol.(*)..").should().beFreeOfCycles();
}
