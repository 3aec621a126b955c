package vn.laocai.thidua.ward.covenant;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.signature.SoftwareKeys;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory.Crash;
import vn.laocai.thidua.ward.block.Blocks;
import vn.laocai.thidua.ward.block.TestBlocks;
import vn.laocai.thidua.ward.registry.TestUnits;
import vn.laocai.thidua.ward.registry.Units;
import vn.laocai.thidua.ward.season.Seasons;
import vn.laocai.thidua.ward.season.TestSeasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Covenants beside their season and their other versions, whatever happens in between. */
class CovenantHandlersTest {

    private static final List<String> WARDS = List.of("SA_PA", "LAO_CAI");
    private static final CovenantText TEXT = new CovenantText("Giao ước", "Lời nói đầu", List.of("a"), List.of("b"),
            Map.of(), null);

    @TempDir
    private Path directory;

    private final InMemoryAggregateFactory store = new InMemoryAggregateFactory();
    private Covenants covenants;
    private Seasons seasons;
    private PrepareCovenantHandler preparing;
    private OpenCovenantHandler opening;
    private SignCovenantHandler signing;
    private Units units;
    private Blocks blocks;

    @BeforeEach
    void aSeasonInThePhaseOfSigning() {
        units = TestUnits.of(store, WARDS);
        blocks = TestBlocks.of(store, "khoi", WARDS);
        seasons = TestSeasons.signing(store, "khoi", WARDS);
        covenants = new Covenants(store);
        CovenantRights rights = new CovenantRights(blocks, units);
        preparing = new PrepareCovenantHandler(covenants, rights, seasons);
        opening = new OpenCovenantHandler(covenants, rights, seasons, blocks, units, false);
        signing = new SignCovenantHandler(covenants, rights, seasons, new SoftwareKeys(directory));
    }

    @Test
    void theLastOfTwoSignaturesBringsItIntoForce() {
        String id = opened("one");
        sign(id, "LAO_CAI");
        assertThat(covenants.get(id).state().stateName()).isEqualTo("PARTIALLY_SIGNED");
        sign(id, "SA_PA");
        assertThat(covenants.get(id).state().stateName()).isEqualTo("IN_FORCE");
        assertThat(store.events.stream().map(EventOnWire::name).toList()).endsWith("covenant-signed",
                "covenant-entered-into-force");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anInterruptedRevisionIsFinishedByTheNextOneLikeIt(int saves) {
        String id = opened("one");
        store.crashAfter(saves);
        assertThatThrownBy(() -> preparing.revise(id, "Bổ sung", head("revise"))).isInstanceOf(Crash.class);
        store.crashAfter(Integer.MAX_VALUE);

        Covenant second = preparing.revise(id, "Bổ sung", head("revise-again")).state();
        assertThat(second.identity().version()).isEqualTo(2);
        assertThat(covenants.get(id).state().stateName()).isEqualTo("SUPERSEDED");
        assertThat(covenants.ofSeason("khoi-2025")).hasSize(2);
        assertThat(preparing.revise(id, "Bổ sung", head("revise-again")).id()).isEqualTo(second.identity().id());
        assertThat(code(() -> preparing.revise(id, "Bổ sung", head("a-third")))).isEqualTo("covenant-superseded");
    }

    @Test
    void anInterruptedOpeningIsFinishedByTheNextOne() {
        String id = finalised("one");
        store.crashAfter(1);
        assertThatThrownBy(() -> opening.open(id, null, head("open"))).isInstanceOf(Crash.class);
        store.crashAfter(Integer.MAX_VALUE);
        assertThat(opening.open(id, null, head("open-again")).state().stateName()).isEqualTo("OPEN_FOR_SIGNATURE");
        assertThat(opening.open(id, null, head("open-again")).repeated()).isTrue();
    }

    @Test
    void anotherCovenantIsOpenedOnlyWhenTheFirstHasEnded() {
        String first = opened("one");
        String second = finalised("two");
        assertThat(code(() -> opening.open(second, null, head("open-two")))).isEqualTo("covenant-exists");
        preparing.withdraw(first, "Sai phụ lục", head("withdraw"));
        assertThat(opening.open(second, null, head("open-two")).state().stateName()).isEqualTo("OPEN_FOR_SIGNATURE");
    }

    @Test
    void rule9WhereThePapersAreAskedForItIsNotOpened() {
        OpenCovenantHandler strict = new OpenCovenantHandler(covenants, new CovenantRights(blocks, units), seasons,
                blocks, units, true);
        String id = finalised("one");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> strict.open(id, null, head("open")));
        assertThat(refusal.code()).isEqualTo("papers-not-issued");
        assertThat(refusal.detailVi())
                .isEqualTo("Quy chế, kế hoạch và bảng tiêu chí phải được ban hành trước khi mở ký giao ước.");
    }

    @Test
    void theHeadOfAnotherDayIsNotTheHead() {
        String id = finalised("one");
        CommandContext before = new CommandContext(actor("SA_PA"), "open", "k", "k", TraceContext.fresh(),
                Instant.parse("2025-09-03T01:00:00Z"));
        assertThat(code(() -> opening.open(id, null, before))).isEqualTo("not-block-head");
        CommandContext otherWard = context("LAO_CAI", "open");
        assertThat(code(() -> opening.open(id, null, otherWard))).isEqualTo("not-block-head");
    }

    private String finalised(String key) {
        String id = preparing.draft("khoi-2025", TEXT, head(key)).id();
        preparing.consult(id, head(key + "-consult"));
        preparing.finalise(id, head(key + "-finalise"));
        return id;
    }

    private String opened(String key) {
        String id = finalised(key);
        opening.open(id, null, head(key + "-open"));
        return id;
    }

    private void sign(String id, String ward) {
        signing.sign(id, TEXT.hash(), context(ward, "sign-" + ward));
    }

    private static CommandContext head(String key) {
        return context("SA_PA", key);
    }

    private static CommandContext context(String ward, String key) {
        return new CommandContext(actor(ward), key, key, key, TraceContext.fresh(),
                Instant.parse("2025-11-14T01:30:00Z"));
    }

    private static Actor actor(String ward) {
        return new Actor("p-" + ward, ward, Set.of("WARD_LEADER"));
    }

    private static String code(Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            return refusal.code();
        }
        throw new AssertionError("Nothing was refused");
    }
}
