package vn.laocai.thidua.scoring.award;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.award.WardRecord.PlaceReached;
import vn.laocai.thidua.scoring.award.WardRecord.Vote;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.Paper;
import vn.laocai.thidua.scoring.paper.Paper.Align;
import vn.laocai.thidua.scoring.paper.Paper.Column;
import vn.laocai.thidua.scoring.paper.Paper.Row;
import vn.laocai.thidua.scoring.violation.ViolationNotice;

/** The papers of a proposal, each in its form and with the fields that it must have. */
@Component
class AwardPapers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final List<String> HEAD = List.of("TM. KHỐI THI ĐUA", "TRƯỞNG KHỐI");
    private static final List<String> REPORT_PARTS = List.of("situation", "achievements", "measures", "compliance",
            "awardsReceived", "request");
    private static final Map<String, String> REPORT_HEADINGS = Map.of("situation", "I. ĐẶC ĐIỂM, TÌNH HÌNH",
            "achievements", "II. THÀNH TÍCH ĐẠT ĐƯỢC", "measures", "III. BIỆN PHÁP, SÁNG KIẾN, MÔ HÌNH", "compliance",
            "IV. CHẤP HÀNH CHỦ TRƯƠNG, CHÍNH SÁCH, PHÁP LUẬT", "awardsReceived", "V. HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
            "request", "VI. ĐỀ NGHỊ");
    private static final List<String> MINUTES_PARTS = List.of("time", "attendance", "chair", "discussion",
            "differences", "vote", "conclusion");
    private static final Map<String, String> MINUTES_HEADINGS = Map.of("time", "I. THỜI GIAN, ĐỊA ĐIỂM", "attendance",
            "II. THÀNH PHẦN", "chair", "III. CHỦ TRÌ, THƯ KÝ", "discussion", "IV. DIỄN BIẾN", "differences",
            "V. Ý KIẾN KHÁC NHAU", "vote", "VI. KẾT QUẢ BIỂU QUYẾT", "conclusion", "VII. KẾT LUẬN");

    private final WardNames names;
    private final String superior;
    private final String block;

    AwardPapers(WardNames names, @Value("${thidua.papers.superior:UBND TỈNH LÀO CAI}") String superior,
            @Value("${thidua.papers.issuer:KHỐI THI ĐUA CÁC PHƯỜNG}") String block) {
        this.names = names;
        this.superior = superior;
        this.block = block;
    }

    /**
     * What a paper is made from.
     *
     * @param headWard
     *            ward of the block's head, which issues the block's papers
     * @param year
     *            year of the season
     */
    record Matter(AwardProposal proposal, Award award, WardRecord record, String headWard, int year) {}

    /** Names of the fields that the report (báo cáo thành tích) or the minutes of the meeting ask for. */
    static List<String> fields(DocumentKind kind) {
        return switch (kind) {
            case REPORT -> REPORT_PARTS;
            case MINUTES -> MINUTES_PARTS;
            case PETITION, LIST, TALLY, CLEARANCE -> List.of();
        };
    }

    byte[] petition(Matter matter, @Nullable String number, LocalDate date) {
        Paper paper = begun(matter, date)
                .type("TỜ TRÌNH",
                        "Đề nghị tặng " + matter.award().nameVi() + " năm " + matter.year())
                .line("Kính gửi: Sở Nội vụ tỉnh Lào Cai", Align.CENTRE, false)
                .basis("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;")
                .basis("Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;")
                .basis("Căn cứ kết quả bình xét, bỏ phiếu suy tôn của Khối thi đua năm " + matter.year() + ",")
                .heading("I. QUÁ TRÌNH BÌNH XÉT");
        paper.paragraph(
                "Khối thi đua đã chấm điểm, thẩm định, họp bình xét và bỏ phiếu kín theo quy chế. " + placed(matter)
                        + voted(matter));
        paper.heading("II. ĐỀ NGHỊ").paragraph("Khối thi đua trình " + matter.award().decidedBy() + " xem xét, tặng "
                + matter.award().nameVi() + " cho " + ward(matter) + " vì đã đạt thành tích sau:");
        matter.proposal().basis().forEach(paper::item);
        paper.heading("III. CAM KẾT").paragraph("Khối thi đua đã rà soát và cam kết đến thời điểm đề nghị, "
                + ward(matter)
                + " không có vi phạm thuộc trường hợp chưa được xét khen thưởng; chịu trách nhiệm về tính chính xác của"
                + " hồ sơ.");
        paper.heading("IV. HỒ SƠ KÈM THEO");
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind != DocumentKind.PETITION) {
                paper.item(kind.nameVi() + ".");
            }
        }
        if (number != null) {
            paper.number(number);
        }
        return paper.recipients(List.of("Như trên;", "Các đơn vị thành viên Khối;", "Lưu: VT."))
                .signature(HEAD, "").pdf();
    }

    byte[] list(Matter matter, LocalDate date) {
        PlaceReached place = matter.record().place();
        Vote vote = matter.record().vote();
        List<Column> columns = List.of(new Column("STT", 1, Align.CENTRE), new Column("Đơn vị", 3, Align.LEFT),
                new Column("Hạng", 1, Align.CENTRE), new Column("Tổng điểm", 2, Align.RIGHT),
                new Column("Xếp loại", 3, Align.LEFT), new Column("Phiếu suy tôn", 2, Align.CENTRE),
                new Column("Hình thức đề nghị", 4, Align.LEFT));
        return begun(matter, date).type("DANH SÁCH", "Đề nghị khen thưởng năm " + matter.year())
                .table(columns, List.of(Row.of("1", ward(matter), place == null ? "" : String.valueOf(place.rank()),
                        place == null ? "" : place.total(), place == null ? "" : place.className(),
                        vote == null ? "" : vote.yes() + "/" + vote.electorate(), matter.award().nameVi())))
                .signature(HEAD, "").pdf();
    }

    /** The report of the ward; its parts are what the ward wrote. */
    byte[] report(Matter matter, Map<String, String> parts, LocalDate date) {
        String name = names.of(matter.proposal().wardCode());
        Paper paper = new Paper(superior, "UBND PHƯỜNG " + name.toUpperCase(Locale.ROOT)).placeAndDate(name, date)
                .type("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng " + matter.award().nameVi() + " năm " + matter.year());
        for (String part : REPORT_PARTS) {
            paper.heading(REPORT_HEADINGS.getOrDefault(part, part));
            written(paper, parts.getOrDefault(part, ""));
            if (part.equals("achievements")) {
                paper.paragraph(placed(matter) + voted(matter));
            }
        }
        return paper.recipients(List.of("Khối thi đua;", "Lưu: VT."))
                .signature(List.of("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "").pdf();
    }

    byte[] minutes(Matter matter, Map<String, String> parts, LocalDate date) {
        Paper paper = begun(matter, date).type("BIÊN BẢN", "Họp bình xét thi đua năm " + matter.year());
        for (String part : MINUTES_PARTS) {
            paper.heading(MINUTES_HEADINGS.getOrDefault(part, part));
            written(paper, parts.getOrDefault(part, ""));
        }
        return paper.signature("THƯ KÝ", "").signature(HEAD, "").pdf();
    }

    /** What the departments said about the ward, with what became of it. */
    byte[] clearance(Matter matter, @Nullable String number, LocalDate date) {
        Paper paper = new Paper(superior, "SỞ NỘI VỤ").placeAndDate("Lào Cai", date).type("KẾT QUẢ RÀ SOÁT",
                "Vi phạm của " + ward(matter) + " phục vụ xét khen thưởng năm " + matter.year());
        if (number != null) {
            paper.number(number);
        }
        List<Row> rows = new ArrayList<>();
        for (ViolationNotice notice : matter.record().notices()) {
            rows.add(Row.of(number(rows.size() + 1), notice.kind().nameVi(), names.of(notice.source()),
                    notice.documentNumber() + ", " + DAY.format(notice.documentDate()), switch (notice.status()) {
                        case OPEN -> "Đang xem xét";
                        case CLEARED -> "Đã xóa";
                        case CONFIRMED -> "Đã kết luận";
                    }));
        }
        if (rows.isEmpty()) {
            paper.paragraph("Các cơ quan chuyên môn không có thông báo vi phạm nào về " + ward(matter) + ".");
        } else {
            paper.table(List.of(new Column("STT", 1, Align.CENTRE), new Column("Nội dung", 4, Align.LEFT),
                    new Column("Cơ quan", 3, Align.LEFT), new Column("Văn bản", 4, Align.LEFT),
                    new Column("Tình trạng", 2, Align.CENTRE)), rows);
        }
        return paper.paragraph("Kết luận: " + ward(matter) + " không có vụ việc chưa giải quyết xong và không thuộc"
                + " trường hợp chưa được xét khen thưởng.").signature("NGƯỜI THEO DÕI KHỐI", "").pdf();
    }

    private Paper begun(Matter matter, LocalDate date) {
        return new Paper(superior, block).placeAndDate(names.of(matter.headWard()), date);
    }

    private String ward(Matter matter) {
        return "phường " + names.of(matter.proposal().wardCode());
    }

    private String placed(Matter matter) {
        PlaceReached place = matter.record().place();
        return place == null
                ? ""
                : "Kết quả chung: " + ward(matter) + " xếp hạng " + place.rank() + ", tổng điểm " + place.total()
                        + ", xếp loại “" + place.className() + "”. ";
    }

    private static String voted(Matter matter) {
        Vote vote = matter.record().vote();
        return vote == null
                ? ""
                : "Kết quả bỏ phiếu kín: " + vote.yes() + "/" + vote.electorate() + " phiếu đồng ý, đạt "
                        + percent(vote.yes(), vote.electorate()) + " tổng số thành viên.";
    }

    private static void written(Paper paper, String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(paper::paragraph);
    }

    private static String number(int value) {
        return String.valueOf(value);
    }

    /** Share in per cent with one decimal, half up, without fractions of the machine: 7 of 9 is 77,8%. */
    private static String percent(int part, int whole) {
        if (whole == 0) {
            return "–";
        }
        int tenths = (part * 2000 + whole) / (2 * whole);
        return tenths % 10 == 0 ? tenths / 10 + "%" : tenths / 10 + "," + tenths % 10 + "%";
    }
}
