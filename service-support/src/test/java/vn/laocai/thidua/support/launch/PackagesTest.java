package vn.laocai.thidua.support.launch;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** How the packages of the shared library lean on each other. */
@AnalyzeClasses(packages = "vn.laocai.thidua.support", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("vn.laocai.thidua.support.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_A_CLIENT_OF_THE_LIBRARY_NAMES_NEEDS_NO_FRAMEWORK = classes().that()
            .resideInAPackage("vn.laocai.thidua.support.command").should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "vn.laocai.thidua.support.command",
                    "vn.laocai.thidua.support.event");
}
