package vn.laocai.thidua.ward;

import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    private static final String ROOT = "vn.laocai.thidua.ward";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    private static final Map<String, String> DOMAIN = Map.of("registry",
            "Unit|UnitKind|UnitEvent|UnitRefused|UnitRules",
            "block",
            "Block|BlockCommand|BlockEvent|BlockRefused|BlockDecider|HeadTerm|LegalBasis|Membership",
            "season", "Season|SeasonPhase|SeasonCommand|SeasonEvent|SeasonRefused|SeasonDecider", "covenant",
            "Covenant|CovenantIdentity|CovenantText|CovenantCommand|CovenantEvent|CovenantRefused"
                    + "|CovenantDecider|SignatureStatement|WardSignature");

    @Test
    void theDomainKnowsTheJdkAndItsOwnFeatureOnly() {
        DOMAIN.forEach((feature, names) -> {
            String domain = ROOT.replace(".", "\\.") + "\\." + feature + "\\.(" + names + ")(\\$.*)?";
            assertThat(CLASSES.stream().filter(type -> type.getName().matches(domain)))
                    .hasSizeGreaterThanOrEqualTo(names.split("\\|").length);
            classes().that().haveNameMatching(domain).should().onlyDependOnClassesThat(
                    resideInAPackage("java..").or(resideInAPackage("org.jspecify.."))
                            .or(resideInAPackage("vn.laocai.thidua.support.signature"))
                            .or(nameMatching("(\\[L)?" + domain + ";?")))
                    .check(CLASSES);
        });
    }

    @Test
    void onlyTheDefinitionsOfAggregatesKnowDocuments() {
        noClasses().that().haveSimpleNameNotEndingWith("Definition").and().haveSimpleNameNotEndingWith("Document")
                .should().dependOnClassesThat(resideInAPackage("org.bson..").or(resideInAPackage("com.mongodb..")))
                .check(CLASSES);
    }

    @Test
    void featuresStayInTheirOwnModules() {
        ApplicationModules.of(WardServiceApplication.class).verify();
    }

    @Test
    void controllersAndHandlersArePackagePrivate() {
        classes().that().haveSimpleNameEndingWith("Controller").or().haveSimpleNameEndingWith("Handler").or()
                .haveSimpleNameEndingWith("Handlers").should().notBePublic().check(CLASSES);
        assertThat(CLASSES.that(not(resideInAPackage("java..")))).isNotEmpty();
    }
}
