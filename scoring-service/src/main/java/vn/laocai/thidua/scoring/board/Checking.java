package vn.laocai.thidua.scoring.board;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.Checklist.Item;
import vn.laocai.thidua.scoring.board.SeasonLedger.Rescore;
import vn.laocai.thidua.scoring.scoresheet.NaState;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.outbox.Relay;

/** Looks through a season for what is still pending. */
@Component
class Checking {

    private static final Set<SheetState> EXPLAINING = EnumSet.of(SheetState.APPRAISED_ROUND1, SheetState.EXPLAINED);
    private static final Set<SheetState> RETURNED = EnumSet.of(SheetState.RETURNED, SheetState.LATE_ACCEPTED);

    private final Seasons seasons;
    private final ScoreSheets sheets;
    private final SeasonLedgers ledgers;
    private final ObjectProvider<PendingWork> others;
    private final Relay relay;

    Checking(Seasons seasons, ScoreSheets sheets, SeasonLedgers ledgers, ObjectProvider<PendingWork> others,
            Relay relay) {
        this.seasons = seasons;
        this.sheets = sheets;
        this.ledgers = ledgers;
        this.others = others;
        this.relay = relay;
    }

    /** The checklist as it is now. */
    Checklist look(String seasonId) {
        Season season = seasons.require(seasonId);
        List<SheetView> all = sheets.ofSeason(seasonId);
        List<Item> items = new ArrayList<>();
        items.add(Item.of("sheets-missing", missing(season, all), "Mọi phường đều có bảng chấm điểm",
                "phường chưa có bảng chấm điểm", "Every ward has a sheet", "wards have no sheet"));
        items.add(Item.of("sheets-not-final", count(all, sheet -> !Standings.settled(sheet)),
                "Điểm của mọi phường đã chốt", "phường chưa chốt điểm; hãy hoàn thành thẩm định",
                "Every ward's points are final", "wards are not final; complete the appraisal"));
        items.add(Item.of("returns-open", count(all, sheet -> RETURNED.contains(sheet.state())),
                "Không còn yêu cầu bổ sung", "phường đang bổ sung hồ sơ; hãy chờ nộp lại",
                "No sheet is with its ward", "sheets are back with their wards; wait for them"));
        items.add(Item.of("explanations-open", count(all, sheet -> EXPLAINING.contains(sheet.state())),
                "Không còn giải trình chờ xử lý", "phường đang ở bước giải trình; hãy xử lý xong",
                "No explanation is open", "wards may still explain; settle that first"));
        items.add(Item.of("na-undecided", undecided(all), "Mọi đề nghị “không áp dụng” đã được quyết định",
                "đề nghị “không áp dụng” chưa được quyết định", "Every request for N/A is decided",
                "requests for N/A are not decided"));
        items.add(Item.of("rescores-following", following(seasonId), "Mọi bộ điểm điều chỉnh đã ghi vào bảng điểm",
                "bộ điểm điều chỉnh đang được ghi vào bảng điểm; hãy chờ giây lát",
                "Every rescore set is in the sheets",
                "rescore sets are being carried out; wait a moment"));
        others.forEach(other -> other.pending(seasonId).forEach(pending -> items.add(new Item(pending.code(), false,
                pending.messageVi(), pending.messageEn(), Math.max(1, pending.count())))));
        items.add(Item.of("events-waiting", waiting(), "Mọi sự kiện đã được gửi đi",
                "sự kiện chưa gửi đi; hãy kiểm tra hệ thống truyền tin", "Every event has been sent",
                "events wait to be sent; check the broker"));
        return Checklist.of(seasonId, items);
    }

    /** Events of this service that the broker does not have yet. */
    long waiting() {
        return relay.pending();
    }

    private static long missing(Season season, List<SheetView> sheets) {
        Set<String> without = new TreeSet<>(season.memberCodes());
        sheets.forEach(sheet -> without.remove(sheet.wardCode()));
        return sheets.isEmpty() ? Math.max(1, without.size()) : without.size();
    }

    private static long count(List<SheetView> sheets, Predicate<SheetView> counted) {
        return sheets.stream().filter(counted).count();
    }

    private static long undecided(List<SheetView> sheets) {
        return sheets.stream().filter(sheet -> sheet.state() != SheetState.NOT_SUBMITTED)
                .flatMap(sheet -> sheet.cells().values().stream()).filter(cell -> cell.na() == NaState.REQUESTED)
                .count();
    }

    private long following(String seasonId) {
        return ledgers.of(seasonId).rescores().stream()
                .filter(rescore -> rescore.outcome() == Rescore.Outcome.APPLIED).count();
    }
}
