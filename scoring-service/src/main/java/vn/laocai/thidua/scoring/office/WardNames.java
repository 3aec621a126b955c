package vn.laocai.thidua.scoring.office;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How wards and departments are called on papers and workbooks. Events carry codes only, so the names are set in
 * {@code thidua.ward-names}; one without a name is called by its code in plain letters.
 */
@Component
public class WardNames {

    private final Map<String, String> names;

    public WardNames(Environment environment) {
        names = Binder.get(environment).bind("thidua.ward-names", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
    }

    /** The name, such as {@code Sa Pa}. */
    public String of(String wardCode) {
        String name = names.get(wardCode);
        return name != null
                ? name
                : Arrays.stream(wardCode.split("_", -1)).filter(word -> !word.isEmpty())
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "));
    }
}
