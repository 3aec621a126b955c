package vn.laocai.thidua.testing.kit;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Points and money are decimal or whole, never a binary fraction. */
public final class ExactNumbers {

    private static final Set<String> BINARY = Set.of("double", "float", "java.lang.Double", "java.lang.Float",
            "java.util.OptionalDouble");

    private static final Set<String> DECIMAL = Set.of("java.math.BigDecimal.", "java.math.BigInteger.",
            "java.lang.Number.");

    private ExactNumbers() {}

    /** Finds {@code double} and {@code float} in fields, parameters and results, of a class and of what it calls. */
    public static ArchCondition<JavaClass> notUseBinaryFractions() {
        return new ArchCondition<>("not use double or float in fields, parameters, results or calls") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<String> fields = type.getFields().stream()
                        .filter(field -> BINARY.contains(field.getRawType().getBaseComponentType().getName()))
                        .map(field -> "field " + field.getName());
                Stream<String> units = type.getCodeUnits().stream()
                        .filter(unit -> binary(unit.getRawReturnType(), unit.getRawParameterTypes()))
                        .map(unit -> "method " + unit.getName());
                Stream<String> calls = type.getCodeUnits().stream().flatMap(ExactNumbers::calls);
                Stream.of(fields, units, calls).flatMap(found -> found).forEach(found -> events.add(
                        SimpleConditionEvent.violated(type, type.getName() + " uses a binary fraction: " + found)));
            }
        };
    }

    /** Finds calls that make a binary fraction of a decimal, or a decimal of a binary fraction. */
    public static ArchCondition<JavaClass> notConvertDecimals() {
        return new ArchCondition<>("not convert between decimals and binary fractions") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream().flatMap(ExactNumbers::calls)
                        .filter(call -> DECIMAL.stream().anyMatch(call::contains)).forEach(found -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + ": " + found)));
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
}
