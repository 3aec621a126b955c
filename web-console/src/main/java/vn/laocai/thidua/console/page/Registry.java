package vn.laocai.thidua.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.WardClient;
import vn.laocai.thidua.console.client.WardClient.Block;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.client.WardClient.Signer;
import vn.laocai.thidua.console.client.WardClient.Unit;

/**
 * What every page names and everybody may read: wards, blocks, seasons. Kept for a short while and dropped when a hint
 * says that one of them changed.
 */
@Component
public class Registry {

    private static final Duration KEPT = Duration.ofSeconds(20);
    private static final Set<String> CLOSED = Set.of("ARCHIVED", "CANCELLED", "HANDED_OVER");

    private final Held<Map<String, Unit>> wards;
    private final Held<List<Block>> blocks;
    private final Held<List<Season>> seasons;

    Registry(WardClient ward) {
        wards = new Held<>(() -> ward.units().all().stream().filter(unit -> !"DEPARTMENT".equals(unit.kind()))
                .collect(Collectors.toMap(Unit::code, unit -> unit, (first, second) -> first)));
        blocks = new Held<>(() -> ward.blocks().all());
        seasons = new Held<>(() -> ward.seasons().all().stream()
                .sorted(Comparator.comparingInt(Season::year).reversed()).toList());
    }

    /** Name of a ward; empty when it is not registered, for a code is nothing to show. */
    public String wardName(@Nullable String code) {
        Unit ward = code == null ? null : wards.get().get(code);
        return ward == null ? "" : ward.name();
    }

    /** Those who lead a ward on this day, as they are registered to sign for it. */
    public List<Signer> leaders(String wardCode, LocalDate day) {
        Unit ward = wards.get().get(wardCode);
        return ward == null || ward.signers() == null
                ? List.of()
                : ward.signers().stream().filter(signer -> !day.isBefore(signer.from())
                        && (signer.to() == null || !day.isAfter(signer.to()))).toList();
    }

    /** Codes of the registered wards, longer ones first, so that a text can be searched for them. */
    public List<String> wardCodes() {
        return wards.get().keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    /** The code of the ward of that name, however it is written. */
    public Optional<String> wardCode(String name) {
        String wanted = name.strip().toLowerCase(Locale.of("vi"));
        return wards.get().entrySet().stream()
                .filter(ward -> ward.getValue().name().toLowerCase(Locale.of("vi")).equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The block of that id. */
    public Optional<Block> block(@Nullable String id) {
        return blocks.get().stream().filter(block -> block.id().equals(id)).findFirst();
    }

    /** All seasons, the newest first. */
    public List<Season> seasons() {
        return seasons.get();
    }

    /** The season of that id. */
    public Optional<Season> season(@Nullable String id) {
        return seasons.get().stream().filter(season -> season.id().equals(id)).findFirst();
    }

    /** The newest season that still runs, or else the newest. */
    public Optional<Season> current() {
        List<Season> all = seasons.get();
        return all.stream().filter(season -> !CLOSED.contains(season.state())).findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Forgets what a hint says has changed. */
    public void forget(String kind) {
        switch (kind) {
            case "unit" -> wards.drop();
            case "block" -> blocks.drop();
            case "season" -> seasons.drop();
            default -> {
                // other aggregates are read afresh for each page
            }
        }
    }

    /** A value read through the running request's token; two requests may read it at once, which does no harm. */
    private static final class Held<T> {

        private final Supplier<T> source;
        private final AtomicLong drops = new AtomicLong();
        private volatile @Nullable Read<T> read;

        Held(Supplier<T> source) {
            this.source = source;
        }

        T get() {
            Read<T> now = read;
            if (now == null || now.at.plus(KEPT).isBefore(Instant.now())) {
                long before = drops.get();
                now = new Read<>(source.get(), Instant.now());
                // What was read while a hint came in may be older than the hint: good for this page, not to be kept.
                if (before == drops.get()) {
                    read = now;
                }
            }
            return now.value;
        }

        void drop() {
            drops.incrementAndGet();
            read = null;
        }
    }

    private record Read<T>(T value, Instant at) {}
}
