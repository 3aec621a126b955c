package vn.laocai.thidua.club.club;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.club.club.Club.AgreedInPrinciple;
import vn.laocai.thidua.club.club.Club.Established;
import vn.laocai.thidua.club.club.Club.FoundingDocument;
import vn.laocai.thidua.club.club.Club.MeetingRef;
import vn.laocai.thidua.club.club.Club.Profile;
import vn.laocai.thidua.club.club.Club.ProposalRef;
import vn.laocai.thidua.club.club.Club.Proposed;
import vn.laocai.thidua.club.club.Roll.Kind;
import vn.laocai.thidua.club.club.Roll.Member;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** How clubs are kept and told. */
final class ClubDefinition implements AggregateDefinition<Club, ClubEvent> {

    @Override
    public String context() {
        return "club";
    }

    @Override
    public String name() {
        return "club";
    }

    @Override
    public String collection() {
        return "clubs";
    }

    @Override
    public Club evolve(@Nullable Club state, ClubEvent event) {
        return ClubDecider.evolve(state, event);
    }

    @Override
    public EventOnWire describe(ClubEvent event, Club after) {
        return ClubEventMapping.describe(event, after);
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof ClubRefusal refusal ? ClubProblems.of(refusal) : null;
    }

    @Override
    public Document write(Club club) {
        Profile profile = club.profile();
        Document document = new Document("state", ClubEventMapping.stateOf(club)).append("id", profile.id())
                .append("name", profile.name()).append("blockId", profile.blockId())
                .append("proposal", new Document("title", profile.proposal().title()).append("date",
                        profile.proposal().date().toString()))
                .append("members", club.roll().members().stream().map(ClubDefinition::write).toList());
        switch (club) {
            case Proposed proposed -> {
                // Nothing more is known.
            }
            case AgreedInPrinciple agreed -> document.append("agreement", write(agreed.agreement()));
            case Established established -> document.append("agreement", write(established.agreement()))
                    .append("foundingDocument", write(established.foundingDocument()));
        }
        return document;
    }

    @Override
    public Club read(Document document) {
        Document proposal = part(document, "proposal");
        Profile profile = new Profile(document.getString("id"), document.getString("name"),
                document.getString("blockId"), new ProposalRef(proposal.getString("title"), date(proposal, "date")));
        Roll roll = new Roll(document.getList("members", Document.class, List.of()).stream()
                .map(member -> new Member(member.getString("code"), Kind.valueOf(member.getString("kind")),
                        date(member, "from")))
                .toList());
        String state = document.getString("state");
        return switch (state) {
            case "PROPOSED" -> new Proposed(profile, roll);
            case "AGREED_IN_PRINCIPLE" -> new AgreedInPrinciple(profile, roll, agreement(document));
            case "ESTABLISHED" -> new Established(profile, roll, agreement(document), founding(document));
            default -> throw new IllegalStateException("Club " + profile.id() + " is in the unknown state " + state);
        };
    }

    private static Document write(Member member) {
        return new Document("code", member.code()).append("kind", member.kind().name()).append("from",
                member.from().toString());
    }

    private static Document write(MeetingRef meeting) {
        return new Document("title", meeting.title()).append("date", meeting.date().toString()).append("place",
                meeting.place());
    }

    private static Document write(FoundingDocument founding) {
        Document document = new Document("title", founding.title()).append("date", founding.date().toString())
                .append("issuer", founding.issuer());
        if (founding.number() != null) {
            document.append("number", founding.number());
        }
        return document;
    }

    private static MeetingRef agreement(Document document) {
        Document agreement = part(document, "agreement");
        return new MeetingRef(agreement.getString("title"), date(agreement, "date"), agreement.getString("place"));
    }

    private static FoundingDocument founding(Document document) {
        Document founding = part(document, "foundingDocument");
        return new FoundingDocument(founding.getString("title"), founding.getString("number"), date(founding, "date"),
                founding.getString("issuer"));
    }

    private static Document part(Document document, String name) {
        return Objects.requireNonNull(document.get(name, Document.class), name);
    }

    private static LocalDate date(Document document, String name) {
        return LocalDate.parse(document.getString(name));
    }
}
