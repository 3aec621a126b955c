package vn.laocai.thidua.scoring.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.board.Place;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.Paper;
import vn.laocai.thidua.scoring.paper.Paper.Align;
import vn.laocai.thidua.scoring.paper.Paper.Column;
import vn.laocai.thidua.scoring.paper.Paper.Row;
import vn.laocai.thidua.scoring.paper.PaperSeal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.time.BusinessClock;

/** The published results and their corrections on paper, with the hash that was signed and a code that leads to it. */
@Component
class ResultPaper {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT)
            .withZone(BusinessClock.ZONE);

    private final WardNames names;
    private final PaperSeal seal;
    private final String address;

    ResultPaper(WardNames names, PaperSeal seal,
            @Value("${thidua.public-address:http://localhost:8080}") String address) {
        this.names = names;
        this.seal = seal;
        this.address = address;
    }

    /** The results of a season. */
    byte[] results(String seasonId, String resultDocument, String resultHash, Instant at) {
        JsonNode result = EventJson.mapper().readTree(resultDocument);
        List<Column> columns = List.of(new Column("Hạng", 2, Align.CENTRE), new Column("Phường", 5, Align.LEFT),
                new Column("Điểm cơ bản", 3, Align.RIGHT), new Column("Điểm thưởng", 3, Align.RIGHT),
                new Column("Điểm trừ", 3, Align.RIGHT), new Column("Tổng điểm", 3, Align.RIGHT),
                new Column("Xếp loại", 4, Align.LEFT));
        List<Row> rows = new ArrayList<>();
        List<String> tieBreaks = new ArrayList<>();
        for (JsonNode row : result.path("rows")) {
            String name = names.of(row.path("wardCode").asString());
            rows.add(Row.of(rank(row), name, points(row, "base"), points(row, "bonus"), points(row, "penalty"),
                    points(row, "total"), row.path("className").asString()));
            row.path("tieBreak").valueStream().forEach(words -> tieBreaks.add(name + ": " + words.asString()));
        }
        Paper paper = begun(at).type("KẾT QUẢ THI ĐUA", "Công bố lúc " + TIME.format(at)).table(columns, rows);
        if (!tieBreaks.isEmpty()) {
            paper.heading("Phân định thứ hạng khi bằng điểm");
            tieBreaks.forEach(paper::item);
        }
        paper.paragraph(
                "Kết quả đã công bố không thay đổi; mọi đính chính được lập thành văn bản riêng có ngày tháng.");
        return paper.contentHash(resultHash).sealed(seal, at)
                .qr(address + "/public/results/" + seasonId, "Quét mã để đối chiếu kết quả đã ký số").pdf();
    }

    /** A correction of them. */
    byte[] correction(String seasonId, String wardCode, String reason, List<Place> rows, String hash, Instant at) {
        List<Column> columns = List.of(new Column("Hạng", 2, Align.CENTRE), new Column("Phường", 5, Align.LEFT),
                new Column("Tổng điểm", 3, Align.RIGHT), new Column("Xếp loại", 4, Align.LEFT));
        List<Row> corrected = rows.stream()
                .map(row -> Row.of(String.valueOf(row.rank()), names.of(row.wardCode()),
                        row.total().toPlainString().replace('.', ','), row.className() == null ? "" : row.className()))
                .toList();
        return begun(at).type("ĐÍNH CHÍNH KẾT QUẢ THI ĐUA", "Lập lúc " + TIME.format(at))
                .paragraph("Phường được đính chính: " + names.of(wardCode) + ".").paragraph("Lý do: " + reason)
                .table(columns, corrected).contentHash(hash).sealed(seal, at)
                .qr(address + "/public/results/" + seasonId, "Quét mã để xem kết quả và các đính chính").pdf();
    }

    private static Paper begun(Instant at) {
        return new Paper("UBND TỈNH LÀO CAI", "KHỐI THI ĐUA CÁC PHƯỜNG").placeAndDate("Lào Cai",
                LocalDate.ofInstant(at, BusinessClock.ZONE));
    }

    private static String rank(JsonNode row) {
        return row.path("rank").asString() + (row.path("tied").asBoolean() ? " (đồng hạng)" : "");
    }

    private static String points(JsonNode row, String name) {
        return row.path(name).asString().replace('.', ',');
    }
}
