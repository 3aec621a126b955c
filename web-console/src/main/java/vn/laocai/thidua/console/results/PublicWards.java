package vn.laocai.thidua.console.results;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Names of wards from {@code thidua.ward-names}: on public pages there is no token to ask the registry with. */
@Component
class PublicWards {

    private final Map<String, String> names;

    PublicWards(Environment environment) {
        names = Binder.get(environment).bind("thidua.ward-names", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
    }

    /** The name; for a ward without one its code in plain letters. */
    public String name(String code) {
        String name = names.get(code);
        return name != null
                ? name
                : Arrays.stream(code.split("_", -1)).filter(word -> !word.isEmpty())
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "));
    }
}
