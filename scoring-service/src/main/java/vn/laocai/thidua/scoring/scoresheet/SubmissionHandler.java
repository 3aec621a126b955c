package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calendar.WorkingDays;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.scoresheet.Filing.Snapshot;
import vn.laocai.thidua.scoring.scoresheet.Snapshots.SignedSnapshot;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Accept;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.AcceptLate;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.GrantException;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Recall;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Return;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Submit;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.signature.CanonicalJson;
import vn.laocai.thidua.support.signature.SigningPort;
import vn.laocai.thidua.support.signature.SigningPort.Signed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Hands sheets in and deals with them at the block's side. */
@Component
class SubmissionHandler {

    private static final int NONCE_BYTES = 16;

    private final ScoreSheets sheets;
    private final SheetRules rules;
    private final SheetRights rights;
    private final SheetCard card;
    private final Snapshots snapshots;
    private final SigningPort signing;
    private final WorkingDays workingDays;
    private final RandomGenerator random;

    @Autowired
    SubmissionHandler(ScoreSheets sheets, SheetRules rules, SheetRights rights, SheetCard card, Snapshots snapshots,
            SigningPort signing, WorkingDays workingDays) {
        this(sheets, rules, rights, card, snapshots, signing, workingDays, new java.security.SecureRandom());
    }

    SubmissionHandler(ScoreSheets sheets, SheetRules rules, SheetRights rights, SheetCard card, Snapshots snapshots,
            SigningPort signing, WorkingDays workingDays, RandomGenerator random) {
        this.sheets = sheets;
        this.rules = rules;
        this.rights = rights;
        this.card = card;
        this.snapshots = snapshots;
        this.signing = signing;
        this.workingDays = workingDays;
        this.random = random;
    }

    /**
     * Submits what the sheet holds at this instant, signed by the ward's leader (Rule 27).
     *
     * @throws Refusal
     *             422 {@code confirmation-missing}; 422 {@code sheet-not-complete} with the issues
     */
    Outcome<ScoreSheet> submit(String sheetId, boolean confirmed, CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        SheetRights.requireOwnLeader(context.actor(), id.wardCode());
        if (!confirmed) {
            throw Refusal.of(422, "confirmation-missing",
                    "Lãnh đạo phường cần xác nhận số liệu và minh chứng là đúng trước khi nộp.",
                    "The ward's leader must confirm that figures and evidence are right before submitting.")
                    .withError("/confirm", "Chưa xác nhận", "Not confirmed");
        }
        CriteriaVersion criteria = rules.requireCriteria(id.seasonId());
        Instant now = SheetTime.of(context);
        EntryWindow window = rules.window(id.seasonId(), now);
        // Decided on the newest state, so that what is signed is what is stored; a snapshot nobody refers to is harmless.
        return sheets.handle(id, sheet -> {
            Submit draft = new Submit(id, unsigned(sheet, criteria, context, now), late(window, now), Set.of(), window,
                    now);
            SubmissionDecider.requireSubmittable(draft, sheet);
            requireComplete(sheet, criteria);
            int late = SubmissionDecider.lateDays(draft, sheet);
            Snapshot signed = sign(sheet.with(sheet.filing().lateBy(late)), criteria, late, context, now);
            return new Submit(id, signed, draft.lateWorkingDays(), cited(sheet), window, now);
        }, context);
    }

    Outcome<ScoreSheet> recall(String sheetId, String reason, CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        SheetRights.requireOwnLeader(context.actor(), id.wardCode());
        Instant now = SheetTime.of(context);
        return sheets.handle(new Recall(id, SheetText.text(reason), rules.window(id.seasonId(), now),
                context.actor().personId(), now), context);
    }

    Outcome<ScoreSheet> accept(String sheetId, CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        rights.requireHeadSideFor(context, sheets.load(sheetId).state());
        return sheets.handle(new Accept(id, context.actor().personId(), SheetTime.of(context)), context);
    }

    /** Sends listed criteria back; after the close a day is needed until which the ward may write. */
    Outcome<ScoreSheet> giveBack(String sheetId, Set<String> codes, String reason, @Nullable Instant dueAt,
            CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        rights.requireHeadSideFor(context, sheets.load(sheetId).state());
        CriteriaVersion criteria = rules.requireCriteria(id.seasonId());
        codes.forEach(code -> EntryRefusals.requireSelfScored(criteria.table(), code));
        Instant now = SheetTime.of(context);
        Instant due = dueAt == null ? null : SheetTime.of(dueAt);
        if (due == null && rules.window(id.seasonId(), now).over()) {
            throw Refusal.of(422, "due-missing",
                    "Đã hết thời gian tự chấm điểm nên cần nêu hạn bổ sung cho phường.",
                    "Self-scoring is over, so say until when the ward may supplement its sheet.")
                    .withError("/dueAt", "Cần có", "Required");
        }
        return sheets.handle(new Return(id, codes, SheetText.text(reason), due, context.actor().personId(), now),
                context);
    }

    Outcome<ScoreSheet> grantException(String sheetId, Instant until, String reason, CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        rights.requireHeadFor(context, sheets.load(sheetId).state());
        Instant now = SheetTime.of(context);
        return sheets.handle(new GrantException(id, SheetTime.of(until), SheetText.text(reason),
                rules.window(id.seasonId(), now), context.actor().personId(), now), context);
    }

    Outcome<ScoreSheet> acceptLate(String sheetId, Instant until, String reason, CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        rights.requireHeadFor(context, sheets.load(sheetId).state());
        return sheets.handle(new AcceptLate(id, SheetTime.of(until), SheetText.text(reason),
                context.actor().personId(), SheetTime.of(context)), context);
    }

    private void requireComplete(ScoreSheet sheet, CriteriaVersion criteria) {
        List<SheetIssue> issues = card.issues(sheet, criteria);
        if (issues.isEmpty()) {
            return;
        }
        Refusal refusal = Refusal.of(422, "sheet-not-complete",
                "Bảng điểm còn " + issues.size() + " điểm cần hoàn thiện trước khi nộp. Hãy xem danh sách kèm theo.",
                "The sheet has " + issues.size() + " things to put right before it can be submitted. See the list.");
        for (SheetIssue issue : issues) {
            String code = issue.code();
            refusal = refusal.withError("/cells/" + (code == null ? "" : code), issue.messageVi(), issue.messageEn());
        }
        throw refusal.with("issues", card.painted(issues));
    }

    private Snapshot unsigned(ScoreSheet sheet, CriteriaVersion criteria, CommandContext context, Instant now) {
        return new Snapshot(sheet.filing().snapshots().size() + 1, "", context.actor().personId(), now, false,
                criteria.setId(), criteria.version(), criteria.hash(), "");
    }

    private Snapshot sign(ScoreSheet sheet, CriteriaVersion criteria, int late, CommandContext context, Instant now) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String signer = context.actor().personId();
        int number = sheet.filing().snapshots().size() + 1;
        String content = SnapshotContent.of(sheet, criteria, SheetSums.claimed(criteria.table(), sheet), number,
                signer, now.toString(), late, HexFormat.of().formatHex(nonce));
        byte[] bytes = content.getBytes(UTF_8);
        String sha256 = CanonicalJson.sha256(bytes);
        Signed signed = signing.sign(signer, bytes);
        Base64.Encoder base64 = Base64.getEncoder();
        snapshots.keep(new SignedSnapshot(sha256, content, base64.encodeToString(signed.signature()),
                base64.encodeToString(signed.publicKey()), signed.keyId(), signer, now));
        return new Snapshot(number, sha256, signer, now, late > 0, criteria.setId(), criteria.version(),
                criteria.hash(), signed.keyId());
    }

    private int late(EntryWindow window, Instant now) {
        Instant closesAt = window.closesAt();
        return closesAt == null ? 0 : workingDays.late(closesAt, now);
    }

    private static Set<String> cited(ScoreSheet sheet) {
        Set<String> cited = new TreeSet<>();
        SheetView.of(sheet, 0).cells().values().forEach(cell -> cited.addAll(cell.evidenceIds()));
        return cited;
    }
}
