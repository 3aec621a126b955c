package vn.laocai.thidua.console.covenant;

import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.console.client.WardClient.Covenant;
import vn.laocai.thidua.console.client.WardClient.Party;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.client.WardClient.Signature;
import vn.laocai.thidua.console.client.WardClient.Target;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.security.SignedIn;

/**
 * A covenant as one person sees it.
 *
 * @param block
 *            name of the block, or empty
 * @param mine
 *            the person's own ward among the parties, or null
 * @param maySign
 *            whether the sign button is shown: the person leads a ward that has not signed yet, and signing is open
 */
public record CovenantPage(String block, @Nullable Integer year, List<Tile> tiles, List<TargetRow> targets,
        long signed, @Nullable Tile mine, boolean maySign, boolean inForce) {

    /** A ward in the grid; {@code signedAt} is null until it has signed. */
    public record Tile(String name, @Nullable String signer, @Nullable Instant signedAt, boolean head,
            boolean mine) {}

    /** A line of the table of registered targets; the ward's name stands on its first line. */
    public record TargetRow(String ward, int lines, boolean first, Target target) {}

    /** The covenant for this person. */
    public static CovenantPage of(Covenant covenant, Registry registry, SignedIn person) {
        Season season = registry.season(covenant.seasonId()).orElse(null);
        String head = season == null ? null : season.headCode();
        Collator order = Collator.getInstance(Locale.of("vi"));
        List<Tile> tiles = covenant.allParties().stream().map(party -> tile(party, head, registry, person))
                .sorted(Comparator.comparing(Tile::name, order)).toList();
        Tile mine = tiles.stream().filter(Tile::mine).findFirst().orElse(null);
        boolean maySign = mine != null && mine.signedAt() == null && covenant.openForSignature()
                && person.has("WARD_LEADER");
        String block = registry.block(season == null ? covenant.blockId() : season.blockId())
                .map(found -> found.name()).orElse("");
        return new CovenantPage(block, season == null ? null : season.year(), tiles,
                targets(covenant, registry, order), covenant.signedCount(), mine, maySign,
                "IN_FORCE".equals(covenant.state()));
    }

    private static Tile tile(Party party, @Nullable String head, Registry registry, SignedIn person) {
        String name = party.wardName();
        Signature signature = party.signature();
        return new Tile(name != null ? name : registry.wardName(party.wardCode()), party.signerName(),
                signature == null ? null : signature.signedAt(), party.wardCode().equals(head),
                party.wardCode().equals(person.organisation()));
    }

    private static List<TargetRow> targets(Covenant covenant, Registry registry, Collator order) {
        Map<String, List<Target>> all = covenant.targets();
        if (all == null) {
            return List.of();
        }
        List<TargetRow> rows = new ArrayList<>();
        all.entrySet().stream().sorted(Comparator.comparing(entry -> registry.wardName(entry.getKey()), order))
                .forEach(entry -> {
                    boolean first = true;
                    for (Target target : entry.getValue()) {
                        rows.add(new TargetRow(registry.wardName(entry.getKey()), entry.getValue().size(), first,
                                target));
                        first = false;
                    }
                });
        return rows;
    }
}
