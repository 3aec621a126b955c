package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.ballot.CertifiedBallot.Result;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.Paper;
import vn.laocai.thidua.scoring.paper.Paper.Align;
import vn.laocai.thidua.scoring.paper.Paper.Column;
import vn.laocai.thidua.scoring.paper.Paper.Row;
import vn.laocai.thidua.scoring.paper.PaperSeal;
import vn.laocai.thidua.support.time.BusinessClock;

/** The minutes of the count as a paper (Biên bản kiểm phiếu). */
@Component
class CountMinutes {

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("HH 'giờ' mm, 'ngày' dd/MM/yyyy", Locale.ROOT)
            .withZone(BusinessClock.ZONE);
    private static final List<Column> COLUMNS = List.of(new Column("Nội dung", 14, Align.LEFT),
            new Column("Cử tri", 5, Align.RIGHT), new Column("Phát ra", 6, Align.RIGHT),
            new Column("Thu về", 5, Align.RIGHT), new Column("Hợp lệ", 5, Align.RIGHT),
            new Column("Không hợp lệ", 7, Align.RIGHT), new Column("Trắng", 7, Align.RIGHT),
            new Column("Đồng ý", 7, Align.RIGHT), new Column("Tỷ lệ %", 8, Align.RIGHT),
            new Column("Kết luận", 8, Align.CENTRE));

    private final WardNames names;
    private final PaperSeal seal;

    CountMinutes(WardNames names, PaperSeal seal) {
        this.names = names;
        this.seal = seal;
    }

    byte[] pdf(Ballot ballot) {
        Terms terms = ballot.terms();
        Paper paper = new Paper("UBND TỈNH LÀO CAI", "KHỐI THI ĐUA CÁC PHƯỜNG").type("BIÊN BẢN KIỂM PHIẾU",
                "Bỏ phiếu kín suy tôn, vòng " + ballot.identity().round() + ", mùa thi đua "
                        + ballot.identity().seasonId())
                .contentHash(BallotMinutes.hash(ballot));
        Ballot.Closing closing = ballot.closing();
        if (closing != null) {
            paper.placeAndDate("Lào Cai", LocalDate.ofInstant(closing.at(), BusinessClock.ZONE));
        }
        paper.heading("I. TỔ KIỂM PHIẾU VÀ CỬ TRI");
        paper.paragraph("Tổ kiểm phiếu gồm " + terms.tellers().size() + " người: "
                + String.join(", ", terms.tellers().stream().map(person -> named(terms, person)).toList())
                + (terms.onPaperOnly()
                        ? "."
                        : "; hòm phiếu điện tử chỉ mở được khi có khóa của ít nhất " + terms.keysNeeded() + " người."));
        paper.paragraph("Số cử tri: " + terms.electors().size() + " (mỗi phường thành viên một cử tri). "
                + (terms.selfVote()
                        ? "Cử tri được bỏ phiếu cho phường mình."
                        : "Cử tri không bỏ phiếu cho phường mình, nên số cử tri của nội dung về một phường ít hơn một."));
        paper.paragraph("Tỷ lệ thông qua: " + terms.threshold().numerator() + "/" + terms.threshold().denominator()
                + " tổng số cử tri, kể cả người vắng mặt.");
        paper.heading("II. DANH SÁCH BẦU");
        terms.questions().forEach(question -> paper.item(question.text()
                + (question.candidates().isEmpty()
                        ? ""
                        : ": " + String.join(", ", question.candidates().stream().map(names::of).toList()))));
        paper.heading("III. KẾT QUẢ KIỂM PHIẾU");
        if (closing != null) {
            paper.paragraph("Hòm phiếu đóng lúc " + TIME.format(closing.at()) + ". Mã niêm phong hòm phiếu: "
                    + closing.boxHash() + ".");
        }
        paper.table(COLUMNS, BallotResults.of(ballot).stream().map(this::row).toList());
        if (!ballot.opinions().isEmpty()) {
            paper.heading("IV. Ý KIẾN BẰNG VĂN BẢN CỦA THÀNH VIÊN VẮNG MẶT (MỞ CÙNG HÒM PHIẾU)");
            ballot.opinions().forEach(opinion -> paper.item(names.of(opinion.wardCode()) + ": "
                    + (opinion.text() == null ? "không đọc được" : opinion.text())));
        }
        paper.heading(ballot.opinions().isEmpty() ? "IV. KẾT LUẬN" : "V. KẾT LUẬN");
        conclusions(ballot).forEach(paper::item);
        Instant certifiedAt = ballot.certifiedAt();
        if (ballot.hasCertifiedTotals() && certifiedAt != null) {
            paper.sealed(seal, certifiedAt);
        } else {
            paper.notFinal();
        }
        for (String teller : terms.tellers()) {
            paper.signature("TỔ KIỂM PHIẾU", signed(ballot, teller));
        }
        String chair = ballot.certifications().stream().filter(Ballot.Certification::chair)
                .map(Ballot.Certification::personId).findFirst().orElse("");
        return paper.signature("CHỦ TRÌ", chair.isEmpty() ? "" : signed(ballot, chair)).pdf();
    }

    private static String signed(Ballot ballot, String personId) {
        String name = named(ballot.terms(), personId);
        return ballot.certificationOf(personId).map(signed -> name + " (đã ký số)").orElse(name);
    }

    /** The name as it was given when the ballot was prepared; the id where none was. */
    private static String named(Terms terms, String personId) {
        return terms.nameOf(personId).orElse(personId);
    }

    private List<String> conclusions(Ballot ballot) {
        List<String> lines = new ArrayList<>();
        for (Result result : BallotResults.of(ballot)) {
            String what = result.text() + (result.wardCode() == null ? "" : " – " + names.of(result.wardCode()));
            String how = result.passed()
                    ? "được thông qua với " + result.yes() + "/" + result.electorate() + " phiếu"
                    : "chưa đủ tỷ lệ (" + result.yes() + "/" + result.electorate() + " phiếu, cần " + result.needed()
                            + ")";
            lines.add(what + ": " + (result.decidedBy() == null
                    ? how
                    : (result.passed() ? "được" : "không được") + " thông qua theo " + result.decidedBy()) + ".");
        }
        return lines;
    }

    private Row row(Result result) {
        String what = result.text() + (result.wardCode() == null ? "" : " – " + names.of(result.wardCode()));
        return Row.of(what, String.valueOf(result.electorate()), String.valueOf(result.issued()),
                String.valueOf(result.returned()), String.valueOf(result.valid()), String.valueOf(result.invalid()),
                String.valueOf(result.blank()), String.valueOf(result.yes()),
                percent(result.yes(), result.electorate()), result.passed() ? "Đạt" : "Không đạt");
    }

    /** The share of the whole electorate with two decimals, rounded half up, in integers; the decision is not made by it. */
    static String percent(int part, int whole) {
        long hundredths = whole == 0 ? 0 : (2L * 10_000 * part + whole) / (2L * whole);
        return "%d,%02d".formatted(hundredths / 100, hundredths % 100);
    }
}
