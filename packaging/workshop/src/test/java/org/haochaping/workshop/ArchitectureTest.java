package org.haochaping.workshop;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The workshop's own lines; what the programs may import is tested in their modules. */
@AnalyzeClasses(packages = "org.haochaping.workshop", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packages_dependOnEachOther_inOneDirectionOnly =
      slices().matching("org.haochaping.workshop.(*)..").should().beFreeOfCycles();
}
