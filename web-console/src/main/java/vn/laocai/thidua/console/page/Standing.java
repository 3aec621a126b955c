package vn.laocai.thidua.console.page;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.WardClient.Block;
import vn.laocai.thidua.console.client.WardClient.Head;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.security.SignedIn;

/** Where the signed-in person stands in a season. It decides what is shown; the services decide what is allowed. */
@Component
public class Standing {

    private static final Set<String> COUNCIL = Set.of("PROVINCE_MONITOR", "COUNCIL_MEMBER", "AUDITOR");

    private final Registry registry;

    Standing(Registry registry) {
        this.registry = registry;
    }

    /** Whether the person is the head of the season's block by the dated assignment. */
    public boolean head(@Nullable Season season) {
        SignedIn person = SignedIn.now();
        return headOf(season).filter(head -> head.personId().equals(person.personId())).isPresent();
    }

    /** The head, the secretary of the head's ward, or the province's monitor. */
    public boolean headSide(@Nullable Season season) {
        SignedIn person = SignedIn.now();
        return head(season) || person.has("PROVINCE_MONITOR") || (person.has("BLOCK_SECRETARY")
                && headOf(season).filter(head -> head.wardCode().equals(person.organisation())).isPresent());
    }

    /** The head's side; but on the head's own ward only the province's monitor acts. */
    public boolean headSideFor(@Nullable Season season, String wardCode) {
        boolean own = headOf(season).filter(head -> head.wardCode().equals(wardCode)).isPresent();
        return own ? SignedIn.now().has("PROVINCE_MONITOR") : headSide(season);
    }

    /** Whether the person looks over the whole block: council, monitor, auditor, head's side. */
    public boolean council(@Nullable Season season) {
        SignedIn person = SignedIn.now();
        return COUNCIL.stream().anyMatch(person::has) || headSide(season);
    }

    /** Whether the person is of this ward with this role. */
    public boolean ofWard(String wardCode, String role) {
        SignedIn person = SignedIn.now();
        return person.organisation().equals(wardCode) && person.has(role);
    }

    /** The season asked for, or else the current one. */
    public Optional<Season> season(@Nullable String id) {
        return id == null || id.isBlank() ? registry.current() : registry.season(id);
    }

    private Optional<Head> headOf(@Nullable Season season) {
        return season == null
                ? Optional.empty()
                : registry.block(season.blockId()).map(Block::head);
    }
}
