package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaCommand.AnswerComment;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.BeginVersion;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.ChangeDraft;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.DeleteDraft;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.DraftCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.GiveConsent;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.InviteComments;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.MakeComment;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.PublishCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.WithdrawVersion;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.CommentAnswer;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.From;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.NewComment;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.NewCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.IssuedAs;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Version;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;

/** Carries out what people do with criteria, and checks who may. */
@Component
class CriteriaHandler {

    private final StoredCriteria criteria;
    private final Seasons seasons;
    private final Offices offices;
    private final TieForecaster ties;

    CriteriaHandler(StoredCriteria criteria, Seasons seasons, Offices offices, TieForecaster ties) {
        this.criteria = criteria;
        this.seasons = seasons;
        this.offices = offices;
        this.ties = ties;
    }

    Outcome<CriteriaSet> draft(NewCriteria request, CommandContext context) {
        Season season = seasons.require(request.seasonId());
        requirePreparer(season.blockId(), context);
        String id = CriteriaSets.idOf(season.id());
        return criteria.handle(id, context,
                new DraftCriteria(id, season.id(), season.blockId(), tableFor(request, season)));
    }

    private CriteriaTable tableFor(NewCriteria request, Season season) {
        String template = request.template();
        Map<String, Object> table = request.table();
        From from = request.from();
        int ways = (template == null ? 0 : 1) + (table == null ? 0 : 1) + (from == null ? 0 : 1);
        if (ways != 1) {
            throw Refusal.of(422, "criteria-source-unclear",
                    "Hãy chọn một cách bắt đầu: mẫu có sẵn, bảng gửi kèm hoặc bảng của mùa trước.",
                    "Choose one way to begin: a template, a table, or the table of an earlier season.");
        }
        if (template != null) {
            return CriteriaTemplates.find(template, season.year())
                    .orElseThrow(() -> CriteriaProblems.templateNotFound(template));
        }
        return from == null ? table(table) : clone(from, season);
    }

    /** A table of an earlier season for this one; codes and lineage stay, what was switched off is left behind. */
    private CriteriaTable clone(From from, Season season) {
        CriteriaSet earlier = criteria.get(from.setId()).state();
        CriteriaTable table = earlier.version(from.version()).orElseThrow(CriteriaProblems::unknown).table();
        int years = seasons.find(earlier.seasonId()).map(before -> season.year() - before.year())
                .orElseGet(() -> season.year() - table.periodTo().getYear());
        return table.with(active(table.roots())).over(table.periodFrom().plusYears(years),
                table.periodTo().plusYears(years));
    }

    private static List<Criterion> active(List<Criterion> nodes) {
        return nodes.stream().filter(Criterion::active).map(node -> node.with(active(node.children()))).toList();
    }

    Outcome<CriteriaSet> change(String id, int version, long expectedVersion, Map<String, Object> table,
            CommandContext context) {
        requirePreparer(criteria.get(id).state().blockId(), context);
        return criteria.handle(id, expectedVersion, context, new ChangeDraft(version, table(table)));
    }

    /** Replaces the table of a draft by an imported one. */
    Outcome<CriteriaSet> replace(String id, int version, CriteriaTable table, CommandContext context) {
        return criteria.handle(id, context, new ChangeDraft(version, table));
    }

    Outcome<CriteriaSet> delete(String id, int version, CommandContext context) {
        requirePreparer(criteria.get(id).state().blockId(), context);
        return criteria.handle(id, context, new DeleteDraft(version));
    }

    Outcome<CriteriaSet> begin(String id, String reason, @Nullable Integer from, CommandContext context) {
        requirePreparer(criteria.get(id).state().blockId(), context);
        return criteria.handle(id, context, new BeginVersion(reason.strip(), from));
    }

    Outcome<CriteriaSet> publish(String id, int version, @Nullable IssuedAs document, CommandContext context) {
        CriteriaSet set = criteria.get(id).state();
        offices.requireHead(context, set.blockId());
        return criteria.handle(id, context, new PublishCriteria(version, document, offices.members(set.blockId())));
    }

    Outcome<CriteriaSet> withdraw(String id, int version, String reason, CommandContext context) {
        offices.requireHead(context, criteria.get(id).state().blockId());
        return criteria.handle(id, context, new WithdrawVersion(version, reason.strip()));
    }

    /** Every member of the block is asked (Rule 15). */
    Outcome<CriteriaSet> invite(String id, int version, Instant until, CommandContext context) {
        CriteriaSet set = criteria.get(id).state();
        requirePreparer(set.blockId(), context);
        return criteria.handle(id, context, new InviteComments(version, until, offices.members(set.blockId())));
    }

    /** Officers and leaders of member wards comment (Rule 15). */
    Outcome<CriteriaSet> comment(String id, int version, NewComment request, CommandContext context) {
        CriteriaSet set = criteria.get(id).state();
        Actor actor = context.actor();
        if (!(actor.has("WARD_LEADER") || actor.has("WARD_OFFICER"))
                || !offices.members(set.blockId()).contains(actor.organisation())) {
            throw CriteriaProblems.notOfAMember();
        }
        return criteria.handle(id, context, new MakeComment(version, request.code(), actor.organisation(),
                actor.personId(), request.text().strip()));
    }

    Outcome<CriteriaSet> answer(String id, int version, int number, CommentAnswer request, CommandContext context) {
        requirePreparer(criteria.get(id).state().blockId(), context);
        return criteria.handle(id, context, new AnswerComment(version, number, request.disposition(),
                request.text().strip(), context.actor().personId()));
    }

    /** One answer per ward and version, by its leader (Rule 12). */
    Outcome<CriteriaSet> consent(String id, int version, boolean agree, CommandContext context) {
        CriteriaSet set = criteria.get(id).state();
        Actor actor = context.actor();
        if (!actor.has("WARD_LEADER") || !offices.members(set.blockId()).contains(actor.organisation())) {
            throw CriteriaProblems.notAMember();
        }
        return criteria.handle(id, context,
                new GiveConsent(version, actor.organisation(), actor.personId(), agree));
    }

    /** What the linter says of a version; of a draft also what earlier use and earlier results say. */
    List<Finding> findings(CriteriaSet set, Version version) {
        return version.state() == CriteriaState.DRAFT
                ? findings(version.table(), set.seasonId())
                : Linter.lint(version.table());
    }

    List<Finding> findings(CriteriaTable table, @Nullable String seasonId) {
        if (seasonId == null) {
            return Linter.lint(table);
        }
        CriteriaTable used = criteria.find(CriteriaSets.idOf(seasonId))
                .flatMap(set -> set.state().in(CriteriaState.FROZEN)).map(Version::table).orElse(null);
        return Linter.lint(table, used, ties.forecast(seasonId, table).orElse(null));
    }

    /** Refuses anybody but the secretary in the head's ward and the head. */
    void requirePreparer(String blockId, CommandContext context) {
        Actor actor = context.actor();
        if (!offices.isSecretary(actor, blockId, context.at()) && !offices.isHead(actor, blockId, context.at())) {
            throw CriteriaProblems.notPreparing();
        }
    }

    static Criterion criterion(Map<String, Object> map) {
        try {
            return TableMaps.criterion("/criterion", map, Kind.BASE, 1);
        } catch (BadTable bad) {
            throw CriteriaProblems.badTable(bad);
        }
    }

    static CriteriaTable table(@Nullable Map<String, Object> map) {
        try {
            return CriteriaTable.fromMap(map == null ? Map.of() : map);
        } catch (BadTable bad) {
            throw CriteriaProblems.badTable(bad);
        }
    }
}
