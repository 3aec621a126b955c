package vn.laocai.thidua.scoring.scoresheet;

import java.util.List;
import java.util.TreeSet;

import vn.laocai.thidua.scoring.scoresheet.Appraisal.Proposal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.DecideReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ProposeReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.WithdrawReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.ReopeningDropped;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.ReopeningProposed;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.ScoreReopened;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.SheetReopened;
import vn.laocai.thidua.support.command.Refusal;

/** Opens a final sheet again: two persons, listed criteria only, told to all (Rule 39). Pure. */
final class ReopeningDecider {

    private ReopeningDecider() {}

    static List<ScoreSheetEvent> propose(ProposeReopening propose, ScoreSheet sheet) {
        SheetRefusals.requireState(sheet, SheetState.FINAL, SheetState.DELIBERATED);
        SheetRefusals.requireReason(propose.reason());
        if (propose.codes().isEmpty() || !propose.known().containsAll(propose.codes())) {
            throw Refusal.of(422, "criteria-missing",
                    "Hãy chọn ít nhất một tiêu chí có trong bảng; chỉ những tiêu chí đó được mở lại.",
                    "Choose at least one criterion of the table; only those are opened again.")
                    .withError("/criterionCodes", "Chưa chọn hoặc không có", "None chosen, or unknown");
        }
        if (sheet.appraisal().proposal() != null) {
            throw Refusal.of(409, "reopening-already-proposed",
                    "Đã có đề nghị mở lại đang chờ quyết định. Hãy đợi hoặc rút đề nghị đó trước.",
                    "A reopening is proposed and waits for its decision. Wait, or take it back first.");
        }
        return List.of(new ReopeningProposed(new TreeSet<>(propose.codes()), propose.reason(), propose.by(),
                propose.at()));
    }

    static List<ScoreSheetEvent> withdraw(WithdrawReopening withdraw, ScoreSheet sheet) {
        Proposal proposal = sheet.appraisal().proposal();
        return proposal == null
                ? List.of()
                : List.of(new ReopeningDropped(false, "", withdraw.by(), withdraw.at()));
    }

    static List<ScoreSheetEvent> decide(DecideReopening decide, ScoreSheet sheet) {
        Proposal proposal = sheet.appraisal().proposal();
        if (proposal == null) {
            throw Refusal.of(409, "reopening-not-proposed",
                    "Không có đề nghị mở lại nào đang chờ. Trưởng khối đề nghị trước, người theo dõi của tỉnh duyệt sau.",
                    "No reopening is proposed. The head of the block proposes first, then the province's monitor decides.");
        }
        if (proposal.by().equals(decide.by())) {
            throw Refusal.of(403, "second-person-must-differ",
                    "Người duyệt phải khác người đề nghị. Hãy để người khác duyệt.",
                    "Who approves must be another person than who proposed. Leave it to somebody else.");
        }
        if (!decide.approve()) {
            SheetRefusals.requireReason(decide.reason());
            return List.of(new ReopeningDropped(true, decide.reason(), decide.by(), decide.at()));
        }
        SheetRefusals.requireState(sheet, SheetState.FINAL, SheetState.DELIBERATED);
        return List.of(
                new SheetReopened(proposal.codes(), proposal.reason(), proposal.by(), decide.by(), decide.reason(),
                        decide.at()),
                new ScoreReopened(decide.id().value(), decide.id().seasonId(), decide.id().wardCode(),
                        SheetState.APPRAISING, List.copyOf(new TreeSet<>(proposal.codes())), proposal.reason()));
    }
}
