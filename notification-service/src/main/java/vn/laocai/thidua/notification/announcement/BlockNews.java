package vn.laocai.thidua.notification.announcement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.notification.announcement.Announcement.Words;
import vn.laocai.thidua.notification.announcement.Told.BlockEstablished;
import vn.laocai.thidua.notification.announcement.Told.BlockHeadAppointed;
import vn.laocai.thidua.notification.announcement.Told.BlockMembership;
import vn.laocai.thidua.notification.announcement.Told.ScoreSheetOpened;
import vn.laocai.thidua.notification.announcement.Told.SeasonOpened;
import vn.laocai.thidua.notification.announcement.Told.SeasonPhaseChanged;
import vn.laocai.thidua.notification.announcement.Told.UnitRenamed;
import vn.laocai.thidua.notification.directory.Directory;

/** What is told about units, the block, its seasons and its score sheets. */
final class BlockNews {

    private final Directory directory;

    BlockNews(Directory directory) {
        this.directory = directory;
    }

    List<Notice> renamed(UnitRenamed event) {
        String vi = event.validFrom() == null ? "" : " Áp dụng từ ngày " + Wording.dateVi(event.validFrom()) + ".";
        String en = event.validFrom() == null ? "" : " Valid from " + Wording.dateEn(event.validFrom()) + ".";
        return List.of(new Notice(Audience.everyoneOf(List.of(event.unitCode())),
                Announcement.of("/", new Words("Đơn vị đổi tên thành " + event.name(), "Tên mới trong hệ thống: "
                        + event.name() + "." + vi),
                        new Words("The unit is renamed " + event.name(),
                                "New name in the system: " + event.name() + "." + en))));
    }

    List<Notice> established(BlockEstablished event) {
        int members = event.memberCodes().size();
        String head = event.headCode();
        String headVi = head == null ? "" : " Trưởng khối: " + Wording.wardVi(directory.unitName(head)) + ".";
        String headEn = head == null ? "" : " Head of the block: " + Wording.wardEn(directory.unitName(head)) + ".";
        Words vi = new Words("Thành lập " + event.name(),
                "Khối có " + members + " phường thành viên." + headVi + Wording.basisVi(event.legalBasis()));
        Words en = new Words(event.name() + " is established",
                "The block has " + members + " member wards." + headEn + Wording.basisEn(event.legalBasis()));
        return List.of(new Notice(Audience.wholeBlock(event.memberCodes()), Announcement.of("/", vi, en)));
    }

    List<Notice> memberAdded(BlockMembership event) {
        String ward = directory.unitName(event.wardCode());
        String block = directory.blockName(event.blockId());
        Words vi = new Words(Wording.wardVi(ward) + " gia nhập " + block,
                from("Có hiệu lực từ ngày ", event) + Wording.basisVi(event.legalBasis()));
        Words en = new Words(Wording.wardEn(ward) + " joins " + block,
                fromEnglish("Effective from ", event) + Wording.basisEn(event.legalBasis()));
        return List.of(new Notice(Audience.wholeBlock(event.memberCodes()), stripped("/", vi, en)));
    }

    List<Notice> memberRemoved(BlockMembership event) {
        String ward = directory.unitName(event.wardCode());
        String block = directory.blockName(event.blockId());
        Words vi = new Words(Wording.wardVi(ward) + " thôi tham gia " + block,
                from("Có hiệu lực từ ngày ", event) + Wording.basisVi(event.legalBasis()));
        Words en = new Words(Wording.wardEn(ward) + " leaves " + block,
                fromEnglish("Effective from ", event) + Wording.basisEn(event.legalBasis()));
        List<String> told = new ArrayList<>(event.memberCodes());
        told.add(event.wardCode());
        return List.of(new Notice(Audience.wholeBlock(told), stripped("/", vi, en)));
    }

    List<Notice> headAppointed(BlockHeadAppointed event) {
        String ward = directory.unitName(event.wardCode());
        String block = directory.blockName(event.blockId());
        String vi = event.from() == null
                ? ""
                : "Từ ngày " + Wording.dateVi(event.from())
                        + (event.to() == null ? "." : " đến ngày " + Wording.dateVi(event.to()) + ".");
        String en = event.from() == null
                ? ""
                : "From " + Wording.dateEn(event.from())
                        + (event.to() == null ? "." : " until " + Wording.dateEn(event.to()) + ".");
        return List.of(new Notice(Audience.wholeBlock(event.memberCodes()),
                Announcement.of("/", new Words(Wording.wardVi(ward) + " là Trưởng khối " + shortened(block), vi),
                        new Words(Wording.wardEn(ward) + " is head of " + block, en))));
    }

    List<Notice> seasonOpened(SeasonOpened event) {
        String vi = part("Chủ đề: ", event.theme()) + part("Phương châm: ", event.motto());
        String en = part("Theme: ", event.theme()) + part("Motto: ", event.motto());
        return List.of(new Notice(Audience.wholeBlock(event.memberCodes()),
                stripped("/seasons/" + event.seasonId(),
                        new Words("Mở mùa thi đua " + event.year() + " của " + directory.blockName(event.blockId()),
                                vi),
                        new Words("Emulation season " + event.year() + " of " + directory.blockName(event.blockId())
                                + " is open", en))));
    }

    List<Notice> phaseChanged(SeasonPhaseChanged event) {
        int year = directory.year(event.seasonId());
        Instant closes = event.closesAt();
        Words vi = new Words("Mùa thi đua " + year + " chuyển sang giai đoạn " + Wording.phaseVi(event.to()),
                "Giai đoạn trước: " + Wording.phaseVi(event.from()) + "."
                        + (closes == null ? "" : " Kết thúc lúc " + Wording.momentVi(closes) + ".")
                        + Wording.reasonVi(event.reason()));
        Words en = new Words("Emulation season " + year + " enters the phase: " + Wording.phaseEn(event.to()),
                "Previous phase: " + Wording.phaseEn(event.from()) + "."
                        + (closes == null ? "" : " It closes at " + Wording.momentEn(closes) + ".")
                        + Wording.reasonEn(event.reason()));
        return List.of(new Notice(Audience.wholeBlock(directory.members(event.blockId())),
                Announcement.of("/seasons/" + event.seasonId(), vi, en)));
    }

    List<Notice> scoreSheetOpened(ScoreSheetOpened event) {
        int year = directory.year(event.seasonId());
        String ward = directory.unitName(event.wardCode());
        Words vi = new Words("Bảng chấm điểm " + year + " của " + Wording.wardVi(ward) + " đã mở",
                "Phường có thể chuẩn bị số liệu và tài liệu minh chứng; thời gian tự chấm điểm theo kế hoạch của"
                        + " khối.");
        Words en = new Words("Score sheet " + year + " of " + Wording.wardEn(ward) + " is open",
                "The ward can prepare figures and evidence; self-scoring follows the block's plan.");
        return List.of(new Notice(Audience.leadersAndOfficersOf(List.of(event.wardCode())),
                Announcement.of("/score-sheets", vi, en)));
    }

    private static Announcement stripped(String link, Words vi, Words en) {
        return Announcement.of(link, new Words(vi.title(), vi.body().strip()),
                new Words(en.title(), en.body().strip()));
    }

    private static String from(String lead, BlockMembership event) {
        return event.effectiveDate() == null ? "" : lead + Wording.dateVi(event.effectiveDate()) + ".";
    }

    private static String fromEnglish(String lead, BlockMembership event) {
        return event.effectiveDate() == null ? "" : lead + Wording.dateEn(event.effectiveDate()) + ".";
    }

    /** The block's name as it follows the word Trưởng khối, which already has its first word. */
    private static String shortened(String block) {
        return block.startsWith("Khối ") ? block.substring(5) : block;
    }

    private static String part(String lead, @Nullable String text) {
        return text == null || text.isBlank() ? "" : " " + lead + Wording.sentence(text);
    }
}
