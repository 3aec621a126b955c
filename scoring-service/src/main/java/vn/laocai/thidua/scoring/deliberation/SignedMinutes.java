package vn.laocai.thidua.scoring.deliberation;

import java.util.Comparator;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.PaperSeal;
import vn.laocai.thidua.support.outbox.Versioned;

/** Signed minutes of meetings as papers, for proposals that rest on them (Rule 56). */
@Component
public class SignedMinutes {

    private final DeliberationBook meetings;
    private final WardNames names;
    private final PaperSeal seal;

    SignedMinutes(DeliberationBook meetings, WardNames names, PaperSeal seal) {
        this.meetings = meetings;
        this.names = names;
        this.seal = seal;
    }

    /** PDF of the newest minutes of the season that chair and secretary have signed; nothing before. */
    public Optional<byte[]> ofSeason(String seasonId) {
        return meetings.ofSeason(seasonId).stream().map(Versioned::state)
                .filter(meeting -> meeting.state() == Deliberation.State.SIGNED)
                .max(Comparator.comparing(meeting -> meeting.call().heldAt()))
                .flatMap(meeting -> Optional.ofNullable(meeting.minutes())
                        .map(minutes -> MeetingMinutes.pdf(meeting, minutes, names, seal)));
    }
}
