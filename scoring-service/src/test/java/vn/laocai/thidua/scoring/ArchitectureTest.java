package vn.laocai.thidua.scoring;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.laocai.thidua.scoring");

    /** Deciders, commands, events, states and the arithmetic: they refuse in the suite's own words and know no framework. */
    @Test
    void keepsTheDomainFreeOfFrameworks() {
        String domain = ".*\\.scoring\\.(formula|calculation)\\..*|.*(Decider|Command|Event)(\\$.*)?"
                + "|.*\\.(ScoreSheet|ScoreSheetId|Season)(\\$.*)?";
        assertThat(CLASSES.stream().filter(type -> type.getName().matches(domain))).hasSizeGreaterThan(6);
        classes().that().haveNameMatching(domain).should().onlyDependOnClassesThat(
                resideInAnyPackage("java..", "org.jspecify..", "vn.laocai.thidua.scoring..",
                        "vn.laocai.thidua.support.signature").or(
                                nameMatching("vn\\.laocai\\.thidua\\.support\\.command\\.Refusal")))
                .check(CLASSES);
    }

    @Test
    void keepsFeaturesInTheirOwnModules() {
        ApplicationModules.of(ScoringServiceApplication.class).verify();
    }
}
