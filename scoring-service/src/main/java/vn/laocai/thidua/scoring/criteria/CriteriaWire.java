package vn.laocai.thidua.scoring.criteria;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.criteria.CriteriaEvent.CommentAnswered;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.CommentMade;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.CommentsInvited;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.ConsentGiven;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.CovenantUnmatched;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.CriteriaDrafted;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.DraftChanged;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.DraftDeleted;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.FreezingTold;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.InvitationTold;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.PublicationTold;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.RevisionTold;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.VersionConsented;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.VersionFrozen;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.VersionPublished;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.VersionRejected;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.VersionWithdrawn;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.WithdrawalTold;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** Events of criteria as the journal keeps them and as others read them. Tables leave the service over HTTP only. */
final class CriteriaWire {

    private record DraftedData(String setId, String seasonId, String blockId, int version, Map<String, Object> table,
            @Nullable String reason) {}

    private record ChangedData(int version, Map<String, Object> table) {}

    private CriteriaWire() {}

    static EventOnWire describe(CriteriaEvent event, CriteriaSet after) {
        String season = after.seasonId();
        return switch (event) {
            case CriteriaDrafted e -> EventOnWire.internalEvent("criteria-drafted", new DraftedData(e.setId(),
                    e.seasonId(), e.blockId(), e.version(), e.table().toMap(), e.reason()), season);
            case DraftChanged e -> EventOnWire.internalEvent("criteria-draft-changed",
                    new ChangedData(e.version(), e.table().toMap()), season);
            case DraftDeleted e -> EventOnWire.internalEvent("criteria-draft-deleted", e, season);
            case CommentsInvited e -> EventOnWire.internalEvent("criteria-comments-invited", e, season);
            case CommentMade e -> EventOnWire.internalEvent("criteria-comment-made", e, season);
            case CommentAnswered e -> EventOnWire.internalEvent("criteria-comment-answered", e, season);
            case VersionPublished e -> EventOnWire.internalEvent("criteria-version-published", e, season);
            case ConsentGiven e -> EventOnWire.internalEvent("criteria-consent-given", e, season);
            case VersionConsented e -> EventOnWire.internalEvent("criteria-version-consented", e, season);
            case VersionRejected e -> EventOnWire.internalEvent("criteria-version-rejected", e, season);
            case VersionWithdrawn e -> EventOnWire.internalEvent("criteria-version-withdrawn", e, season);
            case VersionFrozen e -> EventOnWire.internalEvent("criteria-version-frozen", e, season);
            case CovenantUnmatched e -> EventOnWire.internalEvent("criteria-covenant-unmatched", e, season);
            case PublicationTold e -> EventOnWire.publicEvent("criteria-set-published", e, season);
            case InvitationTold e -> EventOnWire.publicEvent("criteria-comments-asked", e, season);
            case WithdrawalTold e -> EventOnWire.publicEvent("criteria-set-withdrawn", e, season);
            case FreezingTold e -> EventOnWire.publicEvent("criteria-set-frozen", e, season);
            case RevisionTold e -> EventOnWire.publicEvent("criteria-set-revised", e, season);
        };
    }

    static CriteriaEvent decode(String name, JsonNode data) {
        return switch (name) {
            case "criteria-drafted" -> {
                DraftedData d = read(data, DraftedData.class);
                yield new CriteriaDrafted(d.setId(), d.seasonId(), d.blockId(), d.version(),
                        CriteriaTable.fromMap(d.table()), d.reason());
            }
            case "criteria-draft-changed" -> {
                ChangedData d = read(data, ChangedData.class);
                yield new DraftChanged(d.version(), CriteriaTable.fromMap(d.table()));
            }
            case "criteria-draft-deleted" -> read(data, DraftDeleted.class);
            case "criteria-comments-invited" -> read(data, CommentsInvited.class);
            case "criteria-comment-made" -> read(data, CommentMade.class);
            case "criteria-comment-answered" -> read(data, CommentAnswered.class);
            case "criteria-version-published" -> read(data, VersionPublished.class);
            case "criteria-consent-given" -> read(data, ConsentGiven.class);
            case "criteria-version-consented" -> read(data, VersionConsented.class);
            case "criteria-version-rejected" -> read(data, VersionRejected.class);
            case "criteria-version-withdrawn" -> read(data, VersionWithdrawn.class);
            case "criteria-version-frozen" -> read(data, VersionFrozen.class);
            case "criteria-covenant-unmatched" -> read(data, CovenantUnmatched.class);
            case "criteria-set-published" -> read(data, PublicationTold.class);
            case "criteria-comments-asked" -> read(data, InvitationTold.class);
            case "criteria-set-withdrawn" -> read(data, WithdrawalTold.class);
            case "criteria-set-frozen" -> read(data, FreezingTold.class);
            case "criteria-set-revised" -> read(data, RevisionTold.class);
            default -> throw new IllegalArgumentException("No event of criteria is called " + name);
        };
    }

    private static <T> T read(JsonNode data, Class<T> type) {
        return EventJson.mapper().treeToValue(data, type);
    }
}
