package vn.laocai.thidua.notification.announcement;

import java.util.List;
import java.util.function.Predicate;

import vn.laocai.thidua.notification.announcement.Announcement.Words;
import vn.laocai.thidua.notification.announcement.Told.ClubAgreed;
import vn.laocai.thidua.notification.announcement.Told.ClubEstablished;
import vn.laocai.thidua.notification.announcement.Told.ClubMemberAdmitted;
import vn.laocai.thidua.notification.announcement.Told.ClubMemberWithdrawn;
import vn.laocai.thidua.notification.announcement.Told.ClubProposed;
import vn.laocai.thidua.notification.directory.Directory;
import vn.laocai.thidua.notification.recipient.Recipient;

/** What is told about the club of the block's wards. */
final class ClubNews {

    private final Directory directory;

    ClubNews(Directory directory) {
        this.directory = directory;
    }

    List<Notice> proposed(ClubProposed event) {
        Words vi = new Words("Đề nghị thành lập " + event.name(),
                "Các phường của khối được mời tham gia ý kiến." + Wording.paperVi("Văn bản", event.proposalRef()));
        Words en = new Words("Proposal to found " + event.name(),
                "The wards of the block are asked for their opinion." + Wording.paperEn("Paper", event.proposalRef()));
        return List.of(new Notice(people(event.blockId()), Announcement.of(link(event.clubId()), vi, en)));
    }

    List<Notice> agreed(ClubAgreed event) {
        Directory.Club club = directory.club(event.clubId());
        Words vi = new Words("Thống nhất chủ trương thành lập " + club.name(),
                Wording.paperVi("Thống nhất tại", event.meetingRef()).strip());
        Words en = new Words("Founding of " + club.name() + " agreed in principle",
                Wording.paperEn("Agreed at", event.meetingRef()).strip());
        return List.of(new Notice(people(club.blockId()), Announcement.of(link(club.id()), vi, en)));
    }

    List<Notice> established(ClubEstablished event) {
        Directory.Club club = directory.club(event.clubId());
        Words vi = new Words(club.name() + " đã được thành lập",
                Wording.paperVi("Văn bản thành lập", event.foundingDocument()).strip());
        Words en = new Words(club.name() + " is established",
                Wording.paperEn("Founding document", event.foundingDocument()).strip());
        return List.of(new Notice(people(club.blockId()), Announcement.of(link(club.id()), vi, en)));
    }

    List<Notice> admitted(ClubMemberAdmitted event) {
        Directory.Club club = directory.club(event.clubId());
        String ward = directory.unitName(event.wardCode());
        Words vi = new Words(Wording.wardVi(ward) + " là thành viên chính thức của " + club.name(),
                event.from() == null ? "" : "Từ ngày " + Wording.dateVi(event.from()) + ".");
        Words en = new Words(Wording.wardEn(ward) + " is a full member of " + club.name(),
                event.from() == null ? "" : "Since " + Wording.dateEn(event.from()) + ".");
        return List.of(new Notice(Audience.leadersAndOfficersOf(List.of(event.wardCode())),
                Announcement.of(link(club.id()), vi, en)));
    }

    List<Notice> withdrawn(ClubMemberWithdrawn event) {
        Directory.Club club = directory.club(event.clubId());
        String ward = directory.unitName(event.wardCode());
        Words vi = new Words(Wording.wardVi(ward) + " không còn là thành viên của " + club.name(),
                ((event.until() == null ? "" : "Ngày kết thúc: " + Wording.dateVi(event.until()) + ".")
                        + Wording.reasonVi(event.reason())).strip());
        Words en = new Words(Wording.wardEn(ward) + " is no longer a member of " + club.name(),
                ((event.until() == null ? "" : "End date: " + Wording.dateEn(event.until()) + ".")
                        + Wording.reasonEn(event.reason())).strip());
        return List.of(new Notice(Audience.leadersAndOfficersOf(List.of(event.wardCode())),
                Announcement.of(link(club.id()), vi, en)));
    }

    private Predicate<Recipient> people(String blockId) {
        return Audience.signingPeople(directory.members(blockId)).or(Audience.clubPartners());
    }

    private static String link(String clubId) {
        return "/clubs/" + clubId;
    }
}
