package vn.laocai.thidua.console;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.testing.kit.ExactNumbers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the console shows, charts and sends on of points is never a binary fraction. */
class ExactNumbersTest {

    @Test
    void noPageKnowsABinaryFraction() {
        JavaClasses console = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.laocai.thidua.console");
        assertThat(console).hasSizeGreaterThan(200);
        classes().should(ExactNumbers.notUseBinaryFractions()).check(console);
    }

    @Test
    void theRuleFindsABinaryFraction() {
        JavaClasses bad = new ClassFileImporter().importClasses(Share.class);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> classes().should(ExactNumbers.notUseBinaryFractions()).check(bad))
                .withMessageContaining("method percent").withMessageContaining("doubleValue");
    }

    /** What the rule is there to find. */
    @SuppressWarnings("unused")
    private record Share(java.math.BigDecimal points) {

        double percent() {
            return points.doubleValue();
        }
    }
}
