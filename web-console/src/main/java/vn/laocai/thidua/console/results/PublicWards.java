package vn.laocai.thidua.console.results;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.PublicClient;
import vn.laocai.thidua.console.client.PublicClient.UnitName;

/** Names of wards on public pages, where there is no token to ask the registry with; kept for a short while. */
@Component
class PublicWards {

    private static final Duration KEPT = Duration.ofSeconds(20);

    private final PublicClient client;
    private volatile @Nullable Read read;

    PublicWards(PublicClient client) {
        this.client = client;
    }

    private record Read(Map<String, String> names, long atNanos) {}

    /** The name; for a ward without one its code in plain letters. */
    public String name(String code) {
        String name = names().get(code);
        return name != null
                ? name
                : Arrays.stream(code.split("_", -1)).filter(word -> !word.isEmpty())
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "));
    }

    private Map<String, String> names() {
        Read last = read;
        if (last == null || System.nanoTime() - last.atNanos() > KEPT.toNanos()) {
            last = new Read(client.units().all().stream()
                    .collect(Collectors.toMap(UnitName::code, UnitName::name, (first, second) -> first)),
                    System.nanoTime());
            read = last;
        }
        return last.names();
    }
}
