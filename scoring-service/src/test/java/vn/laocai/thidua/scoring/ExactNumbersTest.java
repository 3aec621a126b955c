package vn.laocai.thidua.scoring;

import java.math.BigDecimal;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.testing.kit.ExactNumbers;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Points decide careers: what decides is decimal or whole, never a binary fraction. */
class ExactNumbersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.laocai.thidua.scoring");

    /** Pages and columns are measured in binary fractions by their libraries; what stands there is decimal or text. */
    private static final DescribedPredicate<JavaClass> DRAWS_PAPER = DescribedPredicate.describe("draws paper",
            type -> type.getPackageName().equals("vn.laocai.thidua.scoring.paper")
                    && type.getDirectDependenciesFromSelf().stream().map(on -> on.getTargetClass().getPackageName())
                            .anyMatch(on -> on.startsWith("org.openpdf") || on.startsWith("org.dhatim.fastexcel")));

    @Test
    void noFieldParameterOrResultIsABinaryFraction() {
        assertThat(CLASSES).hasSizeGreaterThan(500);
        classes().that(DescribedPredicate.not(DRAWS_PAPER)).should(ExactNumbers.notUseBinaryFractions())
                .check(CLASSES);
    }

    @Test
    void noDecimalBecomesABinaryFractionAnywhereNotEvenOnPaper() {
        classes().should(ExactNumbers.notConvertDecimals()).check(CLASSES);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> classes()
                .should(ExactNumbers.notConvertDecimals()).check(new ClassFileImporter().importClasses(Shares.class)))
                .withMessageContaining("doubleValue").withMessageContaining("<init>(double)");
    }

    @Test
    void theRuleFindsABinaryFraction() {
        JavaClasses bad = new ClassFileImporter().importClasses(Shares.class);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> classes().should(ExactNumbers.notUseBinaryFractions()).check(bad))
                .withMessageContaining("field share").withMessageContaining("parseDouble")
                .withMessageContaining("method half");
    }

    @Test
    void theArithmeticKnowsNothingButItselfAndTheTable() {
        assertThat(CLASSES.stream().filter(resideInAnyPackage("..scoring.formula", "..scoring.calculation")))
                .hasSizeGreaterThan(40);
        classes().that().resideInAPackage("..scoring.formula..").should().onlyDependOnClassesThat(
                resideInAnyPackage("java.lang..", "java.math..", "java.util..", "org.jspecify..",
                        "vn.laocai.thidua.scoring.formula.."))
                .check(CLASSES);
        classes().that().resideInAPackage("..scoring.calculation..").should().onlyDependOnClassesThat(
                resideInAnyPackage("java.lang..", "java.math..", "java.time..", "java.util..", "org.jspecify..",
                        "vn.laocai.thidua.scoring.formula..", "vn.laocai.thidua.scoring.criteria..",
                        "vn.laocai.thidua.scoring.calculation.."))
                .check(CLASSES);
    }

    /** What the rule is there to find. */
    @SuppressWarnings("unused")
    private static final class Shares {

        private double share;

        float half(String text) {
            return (float) (Double.parseDouble(text) / 2);
        }

        BigDecimal half(BigDecimal points) {
            return new BigDecimal(points.doubleValue() / 2);
        }
    }
}
