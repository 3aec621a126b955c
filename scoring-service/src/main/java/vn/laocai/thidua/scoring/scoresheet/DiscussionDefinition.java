package vn.laocai.thidua.scoring.scoresheet;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.scoresheet.Discussion.Comment;
import vn.laocai.thidua.scoring.scoresheet.Discussion.Visibility;
import vn.laocai.thidua.scoring.scoresheet.DiscussionEvent.CellCommented;
import vn.laocai.thidua.scoring.scoresheet.DiscussionEvent.FollowUpResolved;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;

/** How discussions are kept, told and read back. */
final class DiscussionDefinition implements Replayable<Discussion, DiscussionEvent> {

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "score-sheet-discussion";
    }

    @Override
    public String collection() {
        return "score_sheet_discussions";
    }

    @Override
    public Discussion evolve(@Nullable Discussion state, DiscussionEvent event) {
        return DiscussionDecider.evolve(state, event);
    }

    @Override
    public EventOnWire describe(DiscussionEvent event, Discussion after) {
        return EventOnWire.internalEvent(switch (event) {
            case CellCommented any -> "cell-commented";
            case FollowUpResolved any -> "follow-up-resolved";
        }, event, after.id().seasonId());
    }

    @Override
    public DiscussionEvent decode(String name, JsonNode data) {
        return switch (name) {
            case "cell-commented" -> EventJson.mapper().treeToValue(data, CellCommented.class);
            case "follow-up-resolved" -> EventJson.mapper().treeToValue(data, FollowUpResolved.class);
            default -> throw new IllegalArgumentException("No event of discussions is called " + name);
        };
    }

    @Override
    public Document write(Discussion discussion) {
        Document cells = new Document();
        discussion.comments().forEach((code, comments) -> cells.append(ScoreSheetDocument.key(code),
                comments.stream().map(DiscussionDefinition::write).toList()));
        return new Document("seasonId", discussion.id().seasonId()).append("wardCode", discussion.id().wardCode())
                .append("cells", cells);
    }

    @Override
    public Discussion read(Document document) {
        SortedMap<String, List<Comment>> comments = new TreeMap<>();
        Document cells = ScoreSheetDocument.sub(document, "cells");
        for (Map.Entry<String, Object> entry : cells.entrySet()) {
            comments.put(ScoreSheetDocument.code(entry.getKey()), cells.getList(entry.getKey(), Document.class)
                    .stream().map(DiscussionDefinition::comment).toList());
        }
        return new Discussion(new ScoreSheetId(document.getString("seasonId"), document.getString("wardCode")),
                comments);
    }

    private static Document write(Comment comment) {
        Document document = new Document("number", comment.number()).append("text", comment.text())
                .append("followUp", comment.followUp()).append("visibility", comment.visibility().name())
                .append("by", comment.by()).append("organisation", comment.organisation())
                .append("at", Date.from(comment.at()));
        ScoreSheetDocument.put(document, "resolvedBy", comment.resolvedBy());
        ScoreSheetDocument.put(document, "resolvedAt", ScoreSheetDocument.date(comment.resolvedAt()));
        return document;
    }

    private static Comment comment(Document document) {
        return new Comment(document.getInteger("number"), document.getString("text"), document.getBoolean("followUp"),
                Visibility.valueOf(document.getString("visibility")), document.getString("by"),
                document.getString("organisation"), document.getDate("at").toInstant(),
                document.getString("resolvedBy"), ScoreSheetDocument.instant(document, "resolvedAt"));
    }
}
