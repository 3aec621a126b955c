package vn.laocai.thidua.notification;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "vn.laocai.thidua.notification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule decidersKnowNoFramework = noClasses().that().haveSimpleNameEndingWith("Decider").or()
            .haveSimpleNameEndingWith("Event").and().resideInAPackage("..webhook..").should().dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule textsKnowNoStore = noClasses().that().haveSimpleNameEndingWith("News").or()
            .haveSimpleName("Wording").or().haveSimpleName("Audience").should().dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule controllersAreTheirFeaturesOwn = classes().that().haveSimpleNameEndingWith("Controller")
            .should().notBePublic();

    @ArchTest
    static final ArchRule nobodyAsksTheSystemForBusinessTime = noClasses().should().callMethod(java.time.Instant.class,
            "now").orShould().callMethod(java.time.LocalDate.class, "now");

    @Test
    void featuresUseOnlyWhatOthersOffer() {
        ApplicationModules.of(NotificationServiceApplication.class).verify();
    }
}
