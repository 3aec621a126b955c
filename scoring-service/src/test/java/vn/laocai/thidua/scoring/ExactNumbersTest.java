package vn.laocai.thidua.scoring;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Points decide careers: what decides is decimal or whole, never a binary fraction. */
class ExactNumbersTest {

    private static final Set<String> BINARY = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.laocai.thidua.scoring");

    /** A page of paper is measured in binary fractions by its library; nothing there decides anything. */
    private static final DescribedPredicate<JavaClass> MEASURES_PAPER = resideInAPackage(
            "vn.laocai.thidua.scoring.paper..");

    @Test
    void noFieldParameterOrResultIsABinaryFraction() {
        classes().that(DescribedPredicate.not(MEASURES_PAPER)).should(notUseBinaryFractions()).check(CLASSES);
    }

    @Test
    void theRuleFindsABinaryFraction() {
        JavaClasses bad = new ClassFileImporter().importClasses(Shares.class);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> classes().should(notUseBinaryFractions()).check(bad))
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

    private static ArchCondition<JavaClass> notUseBinaryFractions() {
        return new ArchCondition<>("not use double or float in fields, parameters, results or calls") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<String> fields = type.getFields().stream()
                        .filter(field -> BINARY.contains(field.getRawType().getBaseComponentType().getName()))
                        .map(field -> "field " + field.getName());
                Stream<String> units = type.getCodeUnits().stream()
                        .filter(unit -> binary(unit.getRawReturnType(), unit.getRawParameterTypes()))
                        .map(unit -> "method " + unit.getName());
                Stream<String> calls = type.getCodeUnits().stream().flatMap(ExactNumbersTest::calls);
                Stream.of(fields, units, calls).flatMap(found -> found).forEach(found -> events.add(
                        SimpleConditionEvent.violated(type, type.getName() + " uses a binary fraction: " + found)));
            }
        };
    }

    private static Stream<String> calls(JavaCodeUnit unit) {
        return unit.getCallsFromSelf().stream()
                .filter(call -> binary(call.getTarget().getRawReturnType(), call.getTarget().getRawParameterTypes()))
                .map(call -> "call of " + call.getTarget().getFullName());
    }

    private static boolean binary(JavaClass result, List<JavaClass> parameters) {
        return Stream.concat(Stream.of(result), parameters.stream())
                .anyMatch(type -> BINARY.contains(type.getBaseComponentType().getName()));
    }

    /** What the rule is there to find. */
    @SuppressWarnings("unused")
    private static final class Shares {

        private double share;

        float half(String text) {
            return (float) (Double.parseDouble(text) / 2);
        }
    }
}
