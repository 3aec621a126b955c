package vn.laocai.thidua.scoring.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import vn.laocai.thidua.scoring.deliberation.Deliberation.Attendance;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Call;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Minutes;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.Paper;
import vn.laocai.thidua.scoring.paper.Paper.Align;
import vn.laocai.thidua.scoring.paper.Paper.Column;
import vn.laocai.thidua.scoring.paper.Paper.Row;
import vn.laocai.thidua.scoring.paper.PaperSeal;
import vn.laocai.thidua.support.signature.CanonicalJson;
import vn.laocai.thidua.support.time.BusinessClock;

/** The minutes of a meeting as they are hashed, signed and printed (Biên bản họp bình xét). */
final class MeetingMinutes {

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("HH 'giờ' mm, 'ngày' dd/MM/yyyy", Locale.ROOT).withZone(BusinessClock.ZONE);

    private MeetingMinutes() {}

    /** SHA-256 of the canonical minutes, 64 hexadecimal digits. */
    static String hash(Deliberation meeting) {
        return CanonicalJson.sha256(CanonicalJson.bytes(content(meeting)));
    }

    /** The bytes that the chair or the secretary signs. */
    static byte[] statement(Deliberation meeting, String personId, boolean chair, Instant at) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("deliberationId", meeting.id());
        statement.put("minutesHash", hash(meeting));
        statement.put("signer", personId);
        statement.put("capacity", chair ? "CHAIR" : "SECRETARY");
        statement.put("signedAt", at.toString());
        return CanonicalJson.bytes(statement);
    }

    private static Map<String, Object> content(Deliberation meeting) {
        Map<String, Object> content = new LinkedHashMap<>();
        Call call = meeting.call();
        content.put("deliberationId", call.id());
        content.put("seasonId", call.seasonId());
        content.put("heldAt", call.heldAt().toString());
        content.put("papersSentAt", call.papersSentAt().toString());
        content.put("place", call.place());
        content.put("agenda", call.agenda());
        content.put("members", call.members());
        Attendance attendance = meeting.attendance();
        if (attendance != null) {
            content.put("present", attendance.present());
            content.put("absent", attendance.absent().stream()
                    .map(absence -> Map.of("wardCode", absence.wardCode(), "reason", absence.reason())).toList());
            content.put("quorumMet", attendance.quorumMet());
        }
        Minutes minutes = meeting.minutes();
        if (minutes != null) {
            content.put("chair", minutes.chair());
            content.put("secretary", minutes.secretary());
            content.put("proceedings", minutes.proceedings());
            content.put("opinions", minutes.opinions().stream()
                    .map(opinion -> Map.of("wardCode", opinion.wardCode(), "text", opinion.text())).toList());
            content.put("votes",
                    minutes.votes().stream()
                            .map(vote -> Map.<String, Object>of("matter", vote.matter(), "agree", vote.agree(),
                                    "disagree", vote.disagree(), "other", vote.other()))
                            .toList());
            content.put("conclusion", minutes.conclusion());
            content.put("writtenAt", minutes.writtenAt().toString());
        }
        return content;
    }

    /** The paper, sealed once both have signed the minutes; before that it is marked as not final. */
    static byte[] pdf(Deliberation meeting, Minutes minutes, WardNames names, PaperSeal seal) {
        Call call = meeting.call();
        Paper paper = new Paper("UBND TỈNH LÀO CAI", "KHỐI THI ĐUA CÁC PHƯỜNG")
                .placeAndDate(call.place(), LocalDate.ofInstant(call.heldAt(), BusinessClock.ZONE))
                .type("BIÊN BẢN HỌP BÌNH XÉT", "Bình xét thi đua, mùa thi đua " + call.seasonId())
                .contentHash(hash(meeting));
        paper.heading("I. THỜI GIAN, ĐỊA ĐIỂM");
        paper.paragraph("Cuộc họp bắt đầu lúc " + TIME.format(call.heldAt()) + ", tại " + call.place() + ".");
        paper.paragraph("Bảng điểm cuối cùng đã gửi các thành viên lúc " + TIME.format(call.papersSentAt()) + ".");
        paper.heading("II. THÀNH PHẦN");
        attendance(paper, meeting, names);
        paper.paragraph("Chủ trì: " + minutes.chair() + ". Thư ký: " + minutes.secretary() + ".");
        paper.heading("III. NỘI DUNG VÀ DIỄN BIẾN");
        call.agenda().forEach(paper::item);
        minutes.proceedings().lines().filter(line -> !line.isBlank()).forEach(paper::paragraph);
        paper.heading("IV. Ý KIẾN KHÁC NHAU");
        if (minutes.opinions().isEmpty()) {
            paper.paragraph("Không có ý kiến khác.");
        }
        minutes.opinions().forEach(opinion -> paper.item(names.of(opinion.wardCode()) + ": " + opinion.text()));
        paper.heading("V. KẾT QUẢ BIỂU QUYẾT");
        if (minutes.votes().isEmpty()) {
            paper.paragraph("Không biểu quyết công khai; kết quả bỏ phiếu kín có biên bản kiểm phiếu riêng.");
        } else {
            paper.table(
                    List.of(new Column("Nội dung", 8, Align.LEFT), new Column("Đồng ý", 2, Align.RIGHT),
                            new Column("Không đồng ý", 2, Align.RIGHT), new Column("Ý kiến khác", 2, Align.RIGHT)),
                    minutes.votes().stream().map(vote -> Row.of(vote.matter(), String.valueOf(vote.agree()),
                            String.valueOf(vote.disagree()), String.valueOf(vote.other()))).toList());
        }
        paper.heading("VI. KẾT LUẬN");
        minutes.conclusion().lines().filter(line -> !line.isBlank()).forEach(paper::paragraph);
        if (meeting.state() == Deliberation.State.SIGNED) {
            paper.sealed(seal, meeting.signatures().getLast().at());
        } else {
            paper.notFinal();
        }
        return paper.signature("THƯ KÝ", signed(meeting, false, minutes.secretary()))
                .signature("CHỦ TRÌ", signed(meeting, true, minutes.chair())).pdf();
    }

    private static void attendance(Paper paper, Deliberation meeting, WardNames names) {
        Attendance attendance = meeting.attendance();
        if (attendance == null) {
            return;
        }
        Call call = meeting.call();
        paper.paragraph("Có mặt " + attendance.present().size() + "/" + call.members().size() + " phường thành viên: "
                + String.join(", ", attendance.present().stream().map(names::of).toList()) + ". Cần ít nhất "
                + call.quorum().needed(call.members().size()) + "; cuộc họp "
                + (attendance.quorumMet() ? "đủ" : "không đủ") + " thành phần.");
        attendance.absent()
                .forEach(absence -> paper.item("Vắng mặt: " + names.of(absence.wardCode()) + " – " + absence.reason()));
    }

    private static String signed(Deliberation meeting, boolean chair, String name) {
        return meeting.signatures().stream().filter(signed -> signed.chair() == chair).findFirst()
                .map(signed -> name + " (đã ký số)").orElse(name);
    }
}
