package vn.laocai.thidua.notification.announcement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import vn.laocai.thidua.notification.announcement.Announcement.Words;
import vn.laocai.thidua.notification.announcement.Told.CovenantEnteredIntoForce;
import vn.laocai.thidua.notification.announcement.Told.CovenantOpened;
import vn.laocai.thidua.notification.announcement.Told.CovenantSigned;
import vn.laocai.thidua.notification.announcement.Told.CovenantSuperseded;
import vn.laocai.thidua.notification.announcement.Told.CovenantWithdrawn;
import vn.laocai.thidua.notification.announcement.Told.Signer;
import vn.laocai.thidua.notification.directory.Directory;

/** What is told about a covenant. */
final class CovenantNews {

    private final Directory directory;

    CovenantNews(Directory directory) {
        this.directory = directory;
    }

    List<Notice> opened(CovenantOpened event) {
        int year = directory.year(event.seasonId());
        Instant due = event.dueAt();
        String dueVi = due == null ? "" : " Hạn ký: " + Wording.momentVi(due) + ".";
        String dueEn = due == null ? "" : " Sign before " + Wording.momentEn(due) + ".";
        String block = directory.blockName(event.blockId());
        Announcement toSigners = Announcement.of(link(event.covenantId()),
                new Words("Mời ký giao ước thi đua " + year,
                        "Giao ước thi đua " + year + " của " + block
                                + " đã mở để ký. Kính đề nghị ông/bà đọc nội dung và ký thay mặt phường mình."
                                + dueVi),
                new Words("Please sign the emulation covenant " + year, "The emulation covenant " + year + " of "
                        + block + " is open for signature. Please read it and sign on behalf of your ward." + dueEn));
        Announcement toOthers = Announcement.of(link(event.covenantId()),
                new Words("Giao ước thi đua " + year + " đã mở để ký",
                        "Giao ước của " + block + " chờ chữ ký của " + event.parties().size() + " phường." + dueVi),
                new Words("Emulation covenant " + year + " is open for signature", "The covenant of " + block
                        + " awaits the signatures of " + event.parties().size() + " wards." + dueEn));
        return List.of(
                new Notice(Audience.people(event.signers().stream().map(Signer::signerId).distinct().toList()),
                        toSigners),
                new Notice(Audience.signingPeople(event.parties()), toOthers));
    }

    List<Notice> signed(CovenantSigned event) {
        int year = directory.year(event.seasonId());
        String ward = directory.unitName(event.wardCode());
        String count = "(" + event.signedCount() + "/" + event.partyCount() + ")";
        int missing = event.partyCount() - event.signedCount();
        Words vi = new Words(Wording.wardVi(ward) + " đã ký giao ước thi đua " + year + " " + count,
                Wording.wardVi(ward) + " ký lúc " + Wording.momentVi(event.signedAt()) + "."
                        + (missing > 0 ? " Còn " + missing + " phường chưa ký." : " Tất cả các phường đã ký."));
        Words en = new Words(
                Wording.wardEn(ward) + " has signed the emulation covenant " + year + " " + count,
                Wording.wardEn(ward) + " signed at " + Wording.momentEn(event.signedAt()) + "."
                        + (missing > 0 ? " Wards still to sign: " + missing + "." : " All wards have signed."));
        return List.of(new Notice(Audience.signingPeople(directory.members(event.blockId())),
                Announcement.of(link(event.covenantId()), vi, en)));
    }

    List<Notice> enteredIntoForce(CovenantEnteredIntoForce event) {
        int year = directory.year(event.seasonId());
        int parties = event.parties().size();
        Instant at = event.enteredAt();
        Words vi = new Words("Giao ước thi đua " + year + " đã có hiệu lực",
                "Giao ước của " + directory.blockName(event.blockId()) + " với " + parties + " phường có hiệu lực"
                        + (at == null ? "." : " từ " + Wording.momentVi(at) + "."));
        Words en = new Words("Emulation covenant " + year + " is in force", "The covenant of "
                + directory.blockName(event.blockId()) + " with " + parties + " wards is in force"
                + (at == null ? "." : " since " + Wording.momentEn(at) + "."));
        Set<String> wards = Set.copyOf(event.parties());
        Collection<String> everyone = wards.isEmpty() ? directory.members(event.blockId()) : wards;
        return List.of(
                new Notice(Audience.wholeBlock(everyone), Announcement.of(link(event.covenantId()), vi, en)));
    }

    List<Notice> withdrawn(CovenantWithdrawn event) {
        Directory.Season season = directory.season(event.seasonId());
        Words vi = new Words("Giao ước thi đua " + season.year() + " đã được rút lại",
                "Không ký bản này nữa." + Wording.reasonVi(event.reason()));
        Words en = new Words("Emulation covenant " + season.year() + " was withdrawn",
                "This version is no longer to be signed." + Wording.reasonEn(event.reason()));
        return List.of(new Notice(Audience.signingPeople(directory.members(season.blockId())),
                Announcement.of(link(event.covenantId()), vi, en)));
    }

    List<Notice> superseded(CovenantSuperseded event) {
        Directory.Season season = directory.season(event.seasonId());
        String newest = event.newCovenantId() == null ? event.covenantId() : event.newCovenantId();
        Words vi = new Words("Giao ước thi đua " + season.year() + " có bản mới (lần " + event.newVersion() + ")",
                "Bản lần " + event.oldVersion() + " được thay thế; bản mới cần ký lại."
                        + Wording.reasonVi(event.reason()));
        Words en = new Words(
                "Emulation covenant " + season.year() + " has a new version (" + event.newVersion() + ")",
                "Version " + event.oldVersion() + " is replaced; the new one is to be signed again."
                        + Wording.reasonEn(event.reason()));
        return List.of(new Notice(Audience.signingPeople(directory.members(season.blockId())),
                Announcement.of(link(newest), vi, en)));
    }

    private static String link(String covenantId) {
        return "/covenants/" + covenantId;
    }
}
