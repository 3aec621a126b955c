package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.scoresheet.Discussion.Comment;
import vn.laocai.thidua.scoring.scoresheet.Discussion.Visibility;
import vn.laocai.thidua.scoring.scoresheet.DiscussionDecider.Say;
import vn.laocai.thidua.scoring.scoresheet.SheetPainter.CellTalk;
import vn.laocai.thidua.scoring.scoresheet.SheetRights.Sight;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Versioned;

/** What people said about cells. The ward and those who judge may speak; what judges keep among them the ward never sees. */
@Component
class Discussions {

    private final Aggregates<Discussion, DiscussionEvent> discussions;
    private final SheetRights rights;

    Discussions(AggregateFactory aggregates, SheetRights rights) {
        this.discussions = aggregates.create(new DiscussionDefinition());
        this.rights = rights;
    }

    /** How many comments the reader sees at each cell. */
    CellTalk talk(ScoreSheet sheet, Actor reader, Instant now) {
        Optional<Discussion> found = discussions.find(sheet.id().value()).map(Versioned::state);
        boolean judges = rights.judges(reader, sheet, now);
        if (found.isEmpty() || (!judges && !SheetRights.ofWard(reader, sheet.id().wardCode()))) {
            return CellTalk.NONE;
        }
        Discussion discussion = found.get();
        return new CellTalk() {

            @Override
            public int comments(String code) {
                return visible(discussion.of(code), judges).size();
            }

            @Override
            public int openFollowUps(String code) {
                return (int) visible(discussion.of(code), judges).stream().filter(Comment::open).count();
            }
        };
    }

    /** The comments of a cell that the reader may see. */
    List<Comment> of(ScoreSheet sheet, String code, Actor reader, Instant now) {
        boolean judges = requireTalker(sheet, code, reader, now);
        return discussions.find(sheet.id().value()).map(found -> visible(found.state().of(code), judges))
                .orElse(List.of());
    }

    List<Comment> say(ScoreSheet sheet, String code, String text, boolean followUp, Visibility visibility,
            CommandContext context) {
        Instant now = SheetTime.of(context);
        boolean judges = requireTalker(sheet, code, context.actor(), now);
        Say say = new Say(sheet.id(), code, text, followUp, judges ? visibility : Visibility.WARD,
                context.actor().personId(), context.actor().organisation(), now);
        return visible(discussions.handle(sheet.id().value(), context, found -> DiscussionDecider.say(say, found))
                .state().of(code), judges);
    }

    List<Comment> resolve(ScoreSheet sheet, String code, int number, CommandContext context) {
        Instant now = SheetTime.of(context);
        boolean judges = requireTalker(sheet, code, context.actor(), now);
        return visible(discussions.handle(sheet.id().value(), context, found -> DiscussionDecider.resolve(code, number,
                judges, context.actor().personId(), now, found)).state().of(code), judges);
    }

    /** Whether the person judges; strangers have no part. */
    private boolean requireTalker(ScoreSheet sheet, String code, Actor actor, Instant now) {
        boolean judges = rights.judges(actor, sheet, now);
        if (rights.sight(actor, sheet, now) == Sight.FIELD) {
            rights.requireShown(actor, sheet, code, now);
        }
        if (!judges && !SheetRights.ofWard(actor, sheet.id().wardCode())) {
            throw SheetRefusals.notReadable();
        }
        return judges;
    }

    private static List<Comment> visible(List<Comment> comments, boolean judges) {
        return judges
                ? comments
                : comments.stream().filter(comment -> comment.visibility() == Visibility.WARD).toList();
    }
}
