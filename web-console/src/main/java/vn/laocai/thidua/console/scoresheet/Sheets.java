package vn.laocai.thidua.console.scoresheet;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.Sheet;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.criteria.CriteriaBook;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.security.SignedIn;

/** Reads a sheet with its table, and what this person may do with it. */
@Component
public class Sheets {

    private static final Set<String> WRITABLE = Set.of("NOT_STARTED", "DRAFT", "RETURNED", "LATE_ACCEPTED");

    private static final May NOTHING = new May(false, false, false, false, false, false, false, false, false, false,
            false, false);

    private final SheetClient sheets;
    private final CriteriaBook book;
    private final Registry registry;
    private final Standing standing;

    Sheets(SheetClient sheets, CriteriaBook book, Registry registry, Standing standing) {
        this.sheets = sheets;
        this.book = book;
        this.registry = registry;
        this.standing = standing;
    }

    /**
     * What the person may do with a sheet.
     *
     * @param write
     *            enters figures
     * @param submit
     *            submits as the ward's leader
     * @param recall
     *            takes back what nobody has accepted yet
     * @param judge
     *            accepts, on the head's side
     * @param giveBack
     *            sends listed criteria back, until appraisal is complete
     * @param except
     *            grants a later end
     */
    public record May(boolean own, boolean write, boolean submit, boolean recall, boolean judge, boolean giveBack,
            boolean except,
            boolean acceptLate, boolean answer, boolean finalise, boolean propose, boolean decideReopening) {}

    /** Reads the sheet. */
    public SheetPage read(String id) {
        Sheet sheet = sheets.sheet(id);
        return page(sheet);
    }

    /** Puts a sheet that was read beside its table. */
    SheetPage page(Sheet sheet) {
        return SheetPage.of(sheet, book.table(sheet.criteria()), writer(sheet));
    }

    /** What this person may do with this sheet; the service decides in the end. */
    public May may(Sheet sheet) {
        Season season = registry.season(sheet.seasonId()).orElse(null);
        String ward = sheet.wardCode();
        boolean leader = standing.ofWard(ward, "WARD_LEADER");
        boolean headSide = standing.headSideFor(season, ward);
        String state = sheet.state();
        boolean open = WRITABLE.contains(state);
        return new May(writer(sheet), open && writer(sheet),
                open && leader, "SUBMITTED".equals(state) && leader, "SUBMITTED".equals(state) && headSide,
                headSide && Set.of("SUBMITTED", "ACCEPTED", "APPRAISING").contains(state),
                headSide && Set.of("NOT_STARTED", "DRAFT", "NOT_SUBMITTED").contains(state),
                headSide && "NOT_SUBMITTED".equals(state), "APPRAISED_ROUND1".equals(state) && leader,
                headSide && Set.of("APPRAISED_ROUND1", "EXPLAINED").contains(state), headSide && "FINAL".equals(state),
                SignedIn.now().has("PROVINCE_MONITOR") && "FINAL".equals(state));
    }

    /** Fills what every page of a sheet shows. */
    public SheetPage fill(String id, Model model) {
        SheetPage page = read(id);
        fill(page, model);
        return page;
    }

    /** The same for a moment that is over: there is nothing to do in it any more. */
    void fillPast(String id, Instant then, Model model) {
        Sheet past = sheets.sheet(id, then);
        fill(SheetPage.of(past, book.table(past.criteria()), false), NOTHING, model);
    }

    void fill(SheetPage page, Model model) {
        fill(page, may(page.sheet()), model);
    }

    private void fill(SheetPage page, May may, Model model) {
        Sheet sheet = page.sheet();
        @Nullable
        Season season = registry.season(sheet.seasonId()).orElse(null);
        model.addAttribute("page", page);
        model.addAttribute("sheet", sheet);
        model.addAttribute("ward", registry.wardName(sheet.wardCode()));
        model.addAttribute("season", season);
        model.addAttribute("may", may);
        model.addAttribute("here", "/score-sheets/" + sheet.id());
    }

    private boolean writer(Sheet sheet) {
        return standing.ofWard(sheet.wardCode(), "WARD_OFFICER") || standing.ofWard(sheet.wardCode(), "WARD_LEADER");
    }
}
