package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import vn.laocai.thidua.scoring.ballot.Ballot.State;
import vn.laocai.thidua.scoring.ballot.BallotRefused.Reason;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.time.BusinessClock;

/** What a refusal of a ballot means in the user's words. */
final class BallotProblems {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT)
            .withZone(BusinessClock.ZONE);

    private BallotProblems() {}

    static Refusal explain(Reason reason) {
        return switch (reason) {
            case Reason.Unknown _ -> Refusal.of(404, "ballot-not-found",
                    "Không có cuộc bỏ phiếu này. Hãy mở lại từ trang bình xét.",
                    "There is no such ballot. Open it again from the page of the deliberation.");
            case Reason.Exists _ -> Refusal.of(409, "ballot-exists",
                    "Cuộc bỏ phiếu này đã được lập. Hãy tải lại trang.",
                    "This ballot has been prepared already. Load the page again.");
            case Reason.WrongState(State state, State wanted) -> Refusal.of(409, "ballot-wrong-state",
                    "Cuộc bỏ phiếu đang ở trạng thái “" + vi(state) + "”; bước này cần trạng thái “" + vi(wanted)
                            + "”. Hãy tải lại trang.",
                    "The ballot is " + state + "; this step needs " + wanted + ". Load the page again.")
                    .with("state", state.name());
            case Reason.Voided(String why) -> Refusal.of(409, "ballot-voided",
                    "Cuộc bỏ phiếu đã bị hủy (" + why + "). Hãy lập cuộc bỏ phiếu mới thay thế.",
                    "The ballot was voided (" + why + "). Prepare a new one in its place.");
            case Reason.ElectorsDoNotFit(List<String> missing, List<String> strangers) -> Refusal.of(422,
                    "electors-incomplete",
                    "Danh sách cử tri phải có đúng một người cho mỗi phường thành viên." + list(" Còn thiếu: ", missing)
                            + list(" Không thuộc khối: ", strangers),
                    "The electorate has exactly one person for each member ward." + list(" Missing: ", missing)
                            + list(" Not of the block: ", strangers))
                    .withError("/electors", "Chưa đúng thành phần", "Does not fit the block");
            case Reason.ElectorTwice(String who) -> Refusal.of(422, "elector-twice",
                    "“" + who + "” có tên hai lần trong danh sách cử tri. Mỗi phường một người, mỗi người một phiếu.",
                    "“" + who + "” stands twice in the electorate. One person for each ward, one vote for each person.")
                    .withError("/electors", "Trùng", "Twice");
            case Reason.TellersDoNotFit _ -> Refusal.of(422, "tellers-do-not-fit",
                    "Tổ kiểm phiếu cần ít nhất hai người, không trùng nhau, và ít nhất hai người phải cùng mở hòm phiếu.",
                    "There must be at least two different tellers, and at least two of them open the box together.")
                    .withError("/keysNeeded", "Từ 2 đến số người kiểm phiếu", "From 2 to the number of tellers");
            case Reason.BadQuestion(int index) -> Refusal.of(422, "question-does-not-fit",
                    "Nội dung bỏ phiếu chưa đúng: chọn hoặc xếp thứ tự cần từ 2 đến 40 phường khác nhau và số được chọn"
                            + " không vượt quá số đó; đồng ý hay không thì chỉ hỏi về một việc.",
                    "The question does not fit: choosing or ordering needs 2 to 40 different wards and no more seats"
                            + " than wards; an approval asks about one thing.")
                    .withError("/questions/" + index, "Chưa đúng", "Does not fit");
            case Reason.SelfVoteNeedsApproval(int index) -> Refusal.of(422, "self-vote-needs-approval",
                    "Khi không được bỏ phiếu cho phường mình, hãy hỏi riêng từng phường (đồng ý/không đồng ý): với"
                            + " phiếu chọn chung, hệ thống không thể kiểm tra mà vẫn giữ kín.",
                    "Where nobody votes on his own ward, ask about each ward by itself (yes or no): in a common list"
                            + " nobody can check it without breaking the secret.")
                    .withError("/questions/" + index, "Cần hỏi riêng từng phường", "Ask about each ward by itself");
            case Reason.ClosesInThePast(Instant closesAt) -> Refusal
                    .of(422, "closes-in-the-past",
                            "Giờ đóng hòm phiếu " + TIME.format(closesAt) + " đã qua. Hãy chọn giờ sau hiện tại.",
                            "The time of closing, " + TIME.format(closesAt) + ", has passed. Choose a later one.")
                    .withError("/closesAt", "Đã qua", "In the past");
            case Reason.KeysMissing(List<String> tellers) -> Refusal.of(409, "teller-keys-missing",
                    "Còn " + tellers.size()
                            + " người kiểm phiếu chưa tạo khóa. Hãy đề nghị họ mở trang kiểm phiếu và tạo khóa trước khi mở hòm phiếu.",
                    tellers.size()
                            + " tellers have no key yet. Ask them to open the tellers' page and make one before the box opens.")
                    .with("tellers", tellers);
            case Reason.BadKey _ -> Refusal.of(422, "teller-key-invalid",
                    "Khóa gửi lên không dùng được. Hãy tạo lại khóa trên trang kiểm phiếu.",
                    "The key cannot be used. Make it again on the tellers' page.");
            case Reason.NotATeller _ -> Refusal.of(403, "not-a-teller",
                    "Chỉ thành viên Tổ kiểm phiếu của cuộc bỏ phiếu này được làm việc này.",
                    "Only a teller of this ballot may do this.");
            case Reason.NotAnElector _ -> Refusal.of(403, "not-an-elector",
                    "Ông/bà không phải đại diện hoặc người được ủy quyền bỏ phiếu của phường. Nếu có ủy quyền, hãy đề nghị"
                            + " Tổ thư ký ghi nhận trước khi bỏ phiếu.",
                    "You are neither the registered representative nor the delegate of your ward. If you are delegated,"
                            + " ask the secretaries to record it first.");
            case Reason.OwnWard _ -> Refusal.of(403, "own-ward-question",
                    "Theo quy chế, phường không bỏ phiếu cho chính mình ở nội dung này.",
                    "By the regulation a ward does not vote on itself.");
            case Reason.UnknownQuestion _ -> Refusal.of(404, "question-not-found",
                    "Không có nội dung bỏ phiếu này. Hãy tải lại trang.",
                    "There is no such question. Load the page again.");
            case Reason.CredentialIssuedAlready _ -> Refusal.of(409, "credential-already-issued",
                    "Phiếu cho nội dung này đã được cấp. Mỗi cử tri chỉ nhận một phiếu cho mỗi nội dung và mỗi vòng; hãy"
                            + " bỏ phiếu bằng chính thiết bị đã nhận phiếu.",
                    "The ballot for this question was given out. Each elector gets one for each question and round; cast"
                            + " it from the device that got it.");
            case Reason.BadBlindedMessage _ -> Refusal.of(422, "blinded-message-invalid",
                    "Yêu cầu nhận phiếu không đúng dạng. Hãy tải lại trang bỏ phiếu.",
                    "The request for a ballot is malformed. Load the voting page again.");
            case Reason.BadOpinion _ -> Refusal.of(422, "opinion-malformed",
                    "Ý kiến bằng văn bản chưa được niêm phong đúng cách. Hãy gửi từ trang bỏ phiếu, hoặc gửi bản giấy.",
                    "The written opinion is not sealed as it should be. Send it from the voting page, or on paper.");
            case Reason.OnPaper _ -> Refusal.of(409, "paper-issued",
                    "Phường đã nhận phiếu giấy nên không nhận thêm phiếu trên máy.",
                    "The ward has a paper ballot and gets no other one.");
            case Reason.OnScreen _ -> Refusal.of(409, "credential-already-issued",
                    "Cử tri của phường đã nhận phiếu trên máy nên không nhận phiếu giấy.",
                    "The ward's elector has taken a ballot on the screen and gets no paper.");
            case Reason.NotOpen(Instant closesAt, State state) -> notOpen(closesAt, state);
            case Reason.StillRunning(Instant closesAt) -> Refusal.of(409, "ballot-still-running",
                    "Còn phiếu chưa về và chưa đến giờ đóng hòm phiếu (" + TIME.format(closesAt)
                            + "). Hòm phiếu tự đóng khi đến giờ.",
                    "Votes are still out and it is not yet " + TIME.format(closesAt)
                            + ". The box closes by itself at that time.")
                    .with("closesAt", closesAt.toString());
            case Reason.BadShare _ -> Refusal.of(422, "share-invalid",
                    "Phần khóa không đúng. Hãy mở lại bằng đúng khóa và mật khẩu của ông/bà.",
                    "The share is not right. Open it again with your own key and passphrase.");
            case Reason.SharesMissing(int given, int needed) -> Refusal.of(409, "shares-missing",
                    "Mới có " + given + "/" + needed
                            + " phần khóa. Cần thêm thành viên Tổ kiểm phiếu cùng mở hòm phiếu.",
                    given + " of " + needed + " shares are there. More tellers must open the box together.");
            case Reason.PaperNotCounted(int given) -> Refusal.of(409, "paper-not-counted",
                    "Phiếu giấy cần hai người kiểm độc lập; mới có " + given + " người nhập kết quả.",
                    "Two tellers count the paper independently; " + given + " has entered it.");
            case Reason.PaperDiffers(List<String> questions) -> Refusal.of(409, "paper-tallies-differ",
                    "Kết quả kiểm phiếu giấy của hai người khác nhau ở: " + String.join(", ", questions)
                            + ". Hãy kiểm lại và nhập lại.",
                    "The two counts of the paper differ at " + String.join(", ", questions)
                            + ". Count and enter again.")
                    .with("questions", questions);
            case Reason.PaperDoesNotAddUp(String question) -> Refusal.of(422, "paper-does-not-add-up",
                    "Số liệu phiếu giấy của nội dung " + question
                            + " không khớp: phiếu thu về = hợp lệ + không hợp lệ và không vượt số phiếu đã phát.",
                    "The paper of question " + question
                            + " does not add up: returned = valid + invalid, and no more than were given out.");
            case Reason.TooManyVotes(String question, int returned, int issued) -> Refusal.of(409, "too-many-votes",
                    "Nội dung " + question + " có " + returned + " phiếu trong hòm nhưng chỉ phát ra " + issued
                            + ". Không thể kiểm phiếu; hãy hủy và bỏ phiếu lại.",
                    "Question " + question + " has " + returned + " votes in the box and only " + issued
                            + " were given out. It cannot be counted; void the ballot and vote again.");
            case Reason.NotACertifier _ -> Refusal.of(403, "not-a-certifier",
                    "Chỉ Tổ kiểm phiếu và người chủ trì (Trưởng khối) ký biên bản kiểm phiếu.",
                    "Only the tellers and the chair (the head of the block) sign the minutes of the count.");
            case Reason.SignedAlready(Instant at) -> Refusal.of(409, "minutes-already-signed",
                    "Ông/bà đã ký biên bản kiểm phiếu lúc " + TIME.format(at) + ".",
                    "You signed the minutes at " + TIME.format(at) + ".");
            case Reason.MinutesDiffer(String hash) -> Refusal.of(409, "minutes-changed",
                    "Biên bản ông/bà đã xem không phải biên bản hiện tại. Hãy tải lại, đọc lại rồi ký.",
                    "The minutes that you saw are not the present ones. Load them again, read them, then sign.")
                    .with("minutesHash", hash);
            case Reason.RoundsUsedUp _ -> Refusal.of(422, "rounds-used-up",
                    "Đã bỏ phiếu đủ hai vòng. Việc còn lại được quyết định theo quy chế; hãy ghi nhận quyết định đó.",
                    "Two rounds are over. The regulation says who decides the rest; record that decision.");
            case Reason.NothingOpen _ -> Refusal.of(422, "nothing-left-open",
                    "Không còn nội dung nào chưa đạt ở vòng này.",
                    "This round has left nothing open.");
            case Reason.AskedAlready(String ballotId, String text) -> Refusal.of(409, "question-already-asked",
                    "Nội dung “" + text
                            + "” đã có trong một cuộc bỏ phiếu khác của mùa thi đua. Nếu cần bỏ phiếu lại, hãy"
                            + " mở vòng tiếp theo từ cuộc đó.",
                    "“" + text
                            + "” is asked in another ballot of the season. To vote again, open the next round there.")
                    .with("ballotId", ballotId);
            case Reason.SelfVoteRuleDiffers(boolean ofTheSeason) -> Refusal.of(422, "self-vote-rule-changed",
                    "Quy tắc tự bỏ phiếu đã được áp dụng trong mùa này là “" + (ofTheSeason ? "được" : "không được")
                            + " bỏ phiếu cho phường mình” và không đổi giữa mùa.",
                    "In this season wards " + (ofTheSeason ? "do" : "do not")
                            + " vote on themselves, and that does not change within a season.")
                    .withError("/selfVote", "Khác quy tắc của mùa", "Another rule than the season's");
        };
    }

    /** The box is not open now (Rule 47); said to strangers too, so it tells nothing of the votes. */
    static Refusal notOpen(Instant closesAt, State state) {
        return Refusal.of(423, "ballot-not-open",
                state == State.PREPARED
                        ? "Hòm phiếu chưa mở. Hãy chờ Trưởng khối mở."
                        : "Hòm phiếu đã đóng (hạn " + TIME.format(closesAt) + "). Không nhận thêm phiếu.",
                state == State.PREPARED
                        ? "The box is not open yet. Wait for the head of the block."
                        : "The box is closed (it was open until " + TIME.format(closesAt) + "). No vote is taken now.");
    }

    /** More requests than people make; what was asked can be asked again. */
    static Refusal tooMany(int seconds) {
        return Refusal.of(429, "too-many-ballot-requests",
                "Hòm phiếu đang nhận quá nhiều yêu cầu cùng lúc. Xin chờ " + seconds
                        + " giây rồi thử lại; phiếu vẫn được giữ trên máy.",
                "The ballot box receives too many requests at once. Wait " + seconds
                        + " seconds and try again; the vote is kept in the browser.")
                .with("retryAfter", seconds);
    }

    /** Before the close nobody looks into the box, not even at its hashes (Rule 47). */
    static Refusal boxNotClosed(Instant closesAt) {
        return Refusal.of(423, "box-not-closed",
                "Hòm phiếu chưa đóng. Danh sách đối chiếu phiếu có sau khi đóng (" + TIME.format(closesAt) + ").",
                "The box is not closed. The list for checking is there after the close (" + TIME.format(closesAt)
                        + ").");
    }

    /** Totals are for tellers and chair only until all have signed (Rule 52). */
    static Refusal notCertified() {
        return Refusal.of(423, "results-not-certified",
                "Kết quả chỉ có giá trị sau khi toàn bộ Tổ kiểm phiếu và người chủ trì xác nhận. Hãy xem lại sau.",
                "The result is valid only after all tellers and the chair have certified it. Look again later.");
    }

    static Refusal badCredential() {
        return Refusal.of(422, "credential-invalid",
                "Phiếu không hợp lệ cho nội dung này. Hãy bỏ phiếu từ trang đã nhận phiếu.",
                "The credential is not valid for this question. Cast it from the page that got it.");
    }

    static Refusal usedCredential() {
        return Refusal.of(409, "credential-used",
                "Phiếu này đã được bỏ với nội dung khác và không thay đổi được nữa.",
                "This credential was cast with another choice, which cannot be changed.");
    }

    static Refusal malformedVote() {
        return Refusal.of(422, "vote-malformed", "Phiếu gửi lên không đúng dạng. Hãy tải lại trang bỏ phiếu.",
                "The vote is malformed. Load the voting page again.");
    }

    static String vi(State state) {
        return switch (state) {
            case PREPARED -> "Đã chuẩn bị";
            case OPEN -> "Đang bỏ phiếu";
            case CLOSED -> "Đã đóng hòm phiếu";
            case COUNTING -> "Đang kiểm phiếu";
            case TALLIED -> "Đã kiểm phiếu";
            case CERTIFIED -> "Đã xác nhận";
            case PUBLISHED -> "Đã công bố";
            case VOIDED -> "Đã hủy";
        };
    }

    private static String list(String lead, List<String> codes) {
        return codes.isEmpty() ? "" : lead + String.join(", ", codes) + ".";
    }
}
