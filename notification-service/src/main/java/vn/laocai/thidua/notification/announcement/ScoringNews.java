package vn.laocai.thidua.notification.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.notification.announcement.Announcement.Words;
import vn.laocai.thidua.notification.directory.Directory;
import vn.laocai.thidua.notification.recipient.Recipient;

/**
 * What is told about criteria, score sheets, boards, ballots, awards and complaints. The events carry no figures before
 * their publication, and so do these texts.
 */
final class ScoringNews {

    /** What these texts need of any event of scoring; each event has some of it. */
    record Told(String seasonId, @Nullable String wardCode, @Nullable String scoreSheetId,
            @Nullable String criteriaSetId, @Nullable Integer version, @Nullable String ballotId,
            @Nullable String complaintId,
            @Nullable Instant dueAt, @Nullable Instant until, @Nullable Instant closesAt, @Nullable String reason,
            @Nullable List<String> criterionCodes, @Nullable String outcome) {}

    private static final Map<String, Words> OUTCOMES = Map.of("UPHELD", new Words("chấp nhận", "upheld"), "PARTLY",
            new Words("chấp nhận một phần", "upheld in part"), "REJECTED", new Words("không chấp nhận", "rejected"));

    private final Directory directory;

    ScoringNews(Directory directory) {
        this.directory = directory;
    }

    /** What is told, by the type of the event without {@code vn.laocai.thidua.scoring.} and version. */
    Map<String, Function<Told, List<Notice>>> all() {
        return Map.ofEntries(
                block("criteria-comments-asked", "Mời góp ý dự thảo bảng tiêu chí, thang điểm {năm}",
                        "Các phường xem dự thảo và góp ý trước {đến}.",
                        "Comments on the draft criteria of {year} are asked for",
                        "Please read the draft and comment before {until}.", ScoringNews::criteria),
                block("criteria-set-withdrawn", "Đã rút lại bảng tiêu chí mới của năm {năm}",
                        "Không lấy ý kiến đồng ý nữa; bảng đang áp dụng giữ nguyên.{lý do}",
                        "The new version of the criteria of {year} was withdrawn",
                        "It awaits no consent any more; the version in force stays.{reason}", ScoringNews::criteria),
                block("criteria-set-published", "Bảng tiêu chí, thang điểm {năm} đã công bố",
                        "Mời các phường xem và góp ý trước khi ký giao ước.",
                        "The criteria of {year} are published", "Please read and comment before the signing.",
                        ScoringNews::criteria),
                block("criteria-set-revised", "Bảng tiêu chí {năm} có phiên bản mới",
                        "Đã đủ 2/3 số phường đồng ý; phiên bản mới áp dụng cho tất cả các phường. Hãy xem phần thay đổi.",
                        "The criteria of {year} have a new version",
                        "Two thirds of the wards consented; it applies to all. Please look at the changes.",
                        ScoringNews::criteria),
                toWard("score-submitted", "{phường} đã nộp bảng tự chấm điểm {năm}",
                        "Bảng đã được ký và gửi Trưởng khối.", "{ward} submitted its score sheet of {year}",
                        "It is signed and sent to the head of the block."),
                toWard("score-sheet-recalled", "{phường} đã rút lại bảng tự chấm điểm {năm}",
                        "Phường sửa rồi nộp lại trước khi hết hạn.", "{ward} recalled its score sheet of {year}",
                        "Change it and submit again before the close."),
                toWard("score-sheet-accepted", "Bảng tự chấm điểm {năm} của {phường} đã được tiếp nhận",
                        "Từ nay phường không rút lại được nữa.", "The score sheet {year} of {ward} was accepted",
                        "It cannot be recalled from now on."),
                toWard("score-sheet-returned", "Bảng tự chấm điểm {năm} của {phường} được trả lại để bổ sung",
                        "Các tiêu chí cần bổ sung: {tiêu chí}.{hạn} Lý do ghi trong bảng chấm điểm.",
                        "The score sheet {year} of {ward} was returned",
                        "Criteria to complete: {codes}.{due} The reason stands in the sheet."),
                block("score-sheet-locked", "{phường} chưa nộp bảng tự chấm điểm {năm} khi hết hạn",
                        "Chỉ nộp được nữa khi Trưởng khối chấp nhận nộp muộn; khi đó bị trừ điểm theo bảng tiêu chí.",
                        "{ward} had not submitted its score sheet of {year} at the close",
                        "It can be submitted only if the head accepts it late, with the penalty of the table.",
                        ScoringNews::sheet),
                block("lock-exception-granted", "{phường} được gia hạn nộp bảng tự chấm điểm {năm}",
                        "Hạn mới: {đến}.{lý do}", "{ward} got more time for its score sheet of {year}",
                        "New close: {until}.{reason}", ScoringNews::sheet),
                block("score-sheet-late-accepted", "{phường} được chấp nhận nộp muộn bảng tự chấm điểm {năm}",
                        "Phải nộp trước {đến}; bị trừ điểm nộp muộn theo bảng tiêu chí.",
                        "{ward} may submit its score sheet of {year} late",
                        "Until {until}, with the penalty of the table.", ScoringNews::sheet),
                toWard("appraisal-round-completed", "Đã có kết quả thẩm định {năm} của {phường}",
                        "Hãy xem từng tiêu chí; phường có thể giải trình mỗi tiêu chí một lần trong thời hạn, không giải"
                                + " trình là đồng ý.",
                        "The appraisal {year} of {ward} is complete",
                        "Please look at each criterion; each may be explained once in time, silence is acceptance."),
                toWard("explanation-submitted", "{phường} đã giải trình kết quả thẩm định {năm}",
                        "Tiêu chí giải trình: {tiêu chí}.", "{ward} explained its appraisal of {year}",
                        "Criteria: {codes}."),
                toWard("score-finalised", "Đã chốt điểm {năm} của {phường}",
                        "Kết quả được công bố sau khi bình xét.", "The score {year} of {ward} is final",
                        "It is published after the deliberation."),
                block("score-reopened", "Mở lại điểm đã chốt {năm} của {phường}",
                        "Tiêu chí xem xét lại: {tiêu chí}.{lý do}", "The final score {year} of {ward} was reopened",
                        "Criteria: {codes}.{reason}", ScoringNews::sheet),
                block("cross-scoring-assigned", "Đã phân công chấm chéo {năm}",
                        "Hãy xem phường được phân công chấm và khai báo xung đột lợi ích nếu có.",
                        "Cross-scoring {year} is assigned",
                        "Please look at your assignments and declare conflicts of interest, if any.",
                        told -> "/cross-scoring"),
                block("ballot-opened", "Bỏ phiếu kín {năm} đã mở", "Kết thúc lúc {đóng}.",
                        "The secret ballot of {year} is open", "It closes at {closes}.", ScoringNews::ballot),
                block("ballot-closed", "Bỏ phiếu kín {năm} đã kết thúc", "Tổ kiểm phiếu đang làm việc.",
                        "The secret ballot of {year} is closed", "The tellers are at work.", ScoringNews::ballot),
                block("ballot-certified", "Đã có biên bản kiểm phiếu {năm}",
                        "Tổ kiểm phiếu và chủ trì đã xác nhận kết quả.", "The ballot result of {year} is certified",
                        "The tellers and the chair signed the minutes.", ScoringNews::ballot),
                block("ballot-voided", "Hủy cuộc bỏ phiếu {năm}", "Phải bỏ phiếu lại.{lý do}",
                        "The ballot of {year} was voided", "A new ballot is needed.{reason}", ScoringNews::ballot),
                block("public-board-frozen", "Đã công khai bảng điểm tạm thời {năm}",
                        "Chưa phải kết quả cuối cùng.", "A provisional board of {year} is public",
                        "It is not the final result.", ScoringNews::board),
                block("results-published", "Công bố kết quả thi đua {năm}",
                        "Bảng xếp hạng đã ký số. Phường có thể kiến nghị trong thời hạn quy định.",
                        "The results of {year} are published",
                        "The ranking is signed. Wards may complain within the set time.", ScoringNews::board),
                block("result-corrected", "Đính chính kết quả thi đua {năm} của {phường}",
                        "Bản công bố ban đầu được giữ nguyên.{lý do}",
                        "A result of {year} of {ward} was corrected", "The first publication stays.{reason}",
                        ScoringNews::board),
                block("rescore-applied", "Điểm {năm} đã được chấm lại", "{lý do}", "Scores of {year} were changed",
                        "{reason}", ScoringNews::board),
                toWard("award-proposal-suspended", "Đề nghị khen thưởng {năm} của {phường} tạm dừng",
                        "Đang có việc cần xác minh; đề nghị được tiếp tục khi có kết luận.",
                        "The award proposal {year} of {ward} is suspended",
                        "Something is being verified; it goes on when that is cleared."),
                toWard("award-proposal-cleared", "Đề nghị khen thưởng {năm} của {phường} đủ điều kiện gửi",
                        "Không còn việc đang xác minh.", "The award proposal {year} of {ward} is cleared",
                        "Nothing is being verified any more."),
                block("award-decided", "{phường} được khen thưởng năm {năm}", "Quyết định đã được đăng ký.",
                        "{ward} receives an award for {year}", "The decision is registered.", told -> "/awards"),
                block("award-revoked", "Thu hồi khen thưởng {năm} của {phường}", "{lý do}",
                        "An award {year} of {ward} was revoked", "{reason}", told -> "/awards"),
                toWard("complaint-lodged", "Đã tiếp nhận kiến nghị {năm} của {phường}", "{hạn}",
                        "The complaint {year} of {ward} was received", "{due}"),
                toWard("complaint-refused", "Kiến nghị {năm} của {phường} không được thụ lý",
                        "Lý do ghi trong phiếu kiến nghị.", "The complaint {year} of {ward} was not admitted",
                        "The reason stands in the complaint."),
                toWard("complaint-answered", "Đã trả lời kiến nghị {năm} của {phường}", "Kết quả: {kết quả}.",
                        "The complaint {year} of {ward} was answered", "Outcome: {outcome}."));
    }

    /** To everyone of the block, the monitor and the auditor. */
    private Map.Entry<String, Function<Told, List<Notice>>> block(String type, String titleVi, String bodyVi,
            String titleEn, String bodyEn, Function<Told, String> link) {
        return Map.entry(type, told -> {
            Predicate<Recipient> audience = Audience
                    .wholeBlock(directory.members(directory.season(told.seasonId()).blockId()));
            return notice(told, audience, link.apply(told), titleVi, bodyVi, titleEn, bodyEn);
        });
    }

    /** To the people of the ward, the secretary and the monitor: others learn of it when it is published. */
    private Map.Entry<String, Function<Told, List<Notice>>> toWard(String type, String titleVi, String bodyVi,
            String titleEn, String bodyEn) {
        return Map.entry(type, told -> {
            String ward = told.wardCode() == null ? "" : told.wardCode();
            Predicate<Recipient> audience = Audience.leadersAndOfficersOf(List.of(ward)).or(Audience.monitors())
                    .or(Audience.secretariesOf(directory.members(directory.season(told.seasonId()).blockId())));
            return notice(told, audience, sheet(told), titleVi, bodyVi, titleEn, bodyEn);
        });
    }

    private List<Notice> notice(Told told, Predicate<Recipient> audience, String link, String titleVi, String bodyVi,
            String titleEn, String bodyEn) {
        return List.of(new Notice(audience,
                Announcement.of(link, new Words(vietnamese(titleVi, told), vietnamese(bodyVi, told).strip()),
                        new Words(english(titleEn, told), english(bodyEn, told).strip()))));
    }

    private String vietnamese(String text, Told told) {
        String ward = told.wardCode() == null ? "" : Wording.wardVi(directory.unitName(told.wardCode()));
        String filled = text.replace("{năm}", String.valueOf(directory.year(told.seasonId())))
                .replace("{phường}", ward).replace("{tiêu chí}", codes(told))
                .replace("{lý do}", Wording.reasonVi(told.reason()))
                .replace("{hạn}", told.dueAt() == null ? "" : " Hạn: " + Wording.momentVi(told.dueAt()) + ".")
                .replace("{đến}", told.until() == null ? "" : Wording.momentVi(told.until()))
                .replace("{đóng}", told.closesAt() == null ? "" : Wording.momentVi(told.closesAt()))
                .replace("{kết quả}", outcome(told).title());
        return capitalised(filled);
    }

    private String english(String text, Told told) {
        String ward = told.wardCode() == null ? "" : Wording.wardEn(directory.unitName(told.wardCode()));
        return capitalised(text.replace("{year}", String.valueOf(directory.year(told.seasonId())))
                .replace("{ward}", ward).replace("{codes}", codes(told))
                .replace("{reason}", Wording.reasonEn(told.reason()))
                .replace("{due}", told.dueAt() == null ? "" : " Due at " + Wording.momentEn(told.dueAt()) + ".")
                .replace("{until}", told.until() == null ? "" : Wording.momentEn(told.until()))
                .replace("{closes}", told.closesAt() == null ? "" : Wording.momentEn(told.closesAt()))
                .replace("{outcome}", outcome(told).body()));
    }

    private static Words outcome(Told told) {
        return told.outcome() == null ? new Words("", "") : OUTCOMES.getOrDefault(told.outcome(), new Words("", ""));
    }

    private static String codes(Told told) {
        return told.criterionCodes() == null ? "" : String.join(", ", told.criterionCodes());
    }

    private static String capitalised(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? stripped : Character.toUpperCase(stripped.charAt(0)) + stripped.substring(1);
    }

    private static String sheet(Told told) {
        return told.complaintId() != null
                ? "/complaints/" + told.complaintId()
                : told.scoreSheetId() == null ? "/awards" : "/score-sheets/" + told.scoreSheetId();
    }

    /** The version that the event is about: a draft that is to be discussed is not the one in force. */
    private static String criteria(Told told) {
        String page = told.criteriaSetId() == null ? "/criteria" : "/criteria/" + told.criteriaSetId();
        return told.version() == null ? page : page + "/" + told.version();
    }

    private static String board(Told told) {
        return "/boards/" + told.seasonId();
    }

    private static String ballot(Told told) {
        return told.ballotId() == null ? "/ballots" : "/ballots/" + told.ballotId();
    }
}
