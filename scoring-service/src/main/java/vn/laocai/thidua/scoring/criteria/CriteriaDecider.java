package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaCommand.AnswerComment;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.BeginVersion;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.ChangeDraft;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.DeleteDraft;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.DraftCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.FreezeCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.GiveConsent;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.InviteComments;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.MakeComment;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.PublishCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.WithdrawVersion;
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
import vn.laocai.thidua.scoring.criteria.CriteriaRefused.Reason;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Claim;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Consent;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Covenant;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Invitation;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.IssuedAs;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Version;

/** Decides about the criteria of a season: pure, with the time as an argument (Rules 10 to 13 and 15). */
final class CriteriaDecider {

    /** Far more than ten wards say of sixty criteria; it bounds the document. */
    private static final int MOST_COMMENTS = 300;

    private CriteriaDecider() {}

    /**
     * The events that follow from the command; none where it changes nothing.
     *
     * @param now
     *            business time
     * @throws CriteriaRefused
     *             where the criteria do not allow it
     */
    static List<CriteriaEvent> decide(@Nullable CriteriaSet set, CriteriaCommand command, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return switch (command) {
            case DraftCriteria draft -> draft(set, draft);
            case ChangeDraft change -> change(known(set), change);
            case DeleteDraft delete -> List.of(new DraftDeleted(draftOf(known(set), delete.version()).number()));
            case BeginVersion begin -> begin(known(set), begin);
            case PublishCriteria publish -> publish(known(set), publish, at);
            case WithdrawVersion withdraw -> withdraw(known(set), withdraw, at);
            case InviteComments invite -> invite(known(set), invite, at);
            case MakeComment comment -> comment(known(set), comment, at);
            case AnswerComment answer -> answer(known(set), answer, at);
            case GiveConsent consent -> consent(known(set), consent, at);
            case FreezeCriteria freeze -> freeze(set, freeze, at);
        };
    }

    private static CriteriaSet known(@Nullable CriteriaSet set) {
        if (set == null) {
            throw new CriteriaRefused(new Reason.Unknown());
        }
        return set;
    }

    private static Version known(CriteriaSet set, int number) {
        return set.version(number).orElseThrow(() -> new CriteriaRefused(new Reason.Unknown()));
    }

    /** The state after the event. */
    static CriteriaSet evolve(@Nullable CriteriaSet set, CriteriaEvent event) {
        return switch (event) {
            case CriteriaDrafted drafted -> begun(set, drafted.setId(), drafted.seasonId(), drafted.blockId())
                    .plus(Version.draft(drafted.version(), drafted.table(), drafted.reason()));
            case DraftChanged changed ->
                known(set).changing(changed.version(), draft -> draft.with(changed.table()));
            case DraftDeleted deleted -> known(set).without(deleted.version());
            case CommentsInvited invited ->
                known(set).changing(invited.version(), draft -> draft.inviting(invited.invitation()));
            case CommentMade made -> known(set).changing(made.version(),
                    version -> version.commented(plus(version.comments(), made.comment())));
            case CommentAnswered answered -> known(set).changing(answered.version(),
                    version -> version.commented(answered(version.comments(), answered)));
            case VersionPublished published -> published(known(set), published);
            case ConsentGiven given -> known(set).changing(given.version(),
                    waiting -> waiting.consented(plus(waiting.consents(), given.consent())));
            case VersionConsented consented -> inForce(known(set), consented.version(), consented.at());
            case VersionRejected rejected ->
                known(set).changing(rejected.version(), waiting -> waiting.in(CriteriaState.REJECTED));
            case VersionWithdrawn back ->
                known(set).changing(back.version(), waiting -> waiting.withdrawn(back.reason()));
            case VersionFrozen frozen -> inForce(known(set), frozen.version(), frozen.at())
                    .under(new Covenant(frozen.covenantId(), frozen.claim(), true));
            case CovenantUnmatched heard -> begun(set, heard.setId(), heard.seasonId(), heard.blockId())
                    .under(new Covenant(heard.covenantId(), heard.claim(), false));
            case PublicationTold told -> known(set);
            case InvitationTold told -> known(set);
            case WithdrawalTold told -> known(set);
            case FreezingTold told -> known(set);
            case RevisionTold told -> known(set);
        };
    }

    private static CriteriaSet begun(@Nullable CriteriaSet set, String id, String seasonId, String blockId) {
        return set == null ? new CriteriaSet(id, seasonId, blockId, List.of(), null) : set;
    }

    private static CriteriaSet published(CriteriaSet set, VersionPublished published) {
        if (!published.electorate().isEmpty()) {
            return set.changing(published.version(), draft -> draft.published(CriteriaState.AWAITING_CONSENT,
                    published.document(), published.electorate(), published.at()));
        }
        return set.changingAll(version -> {
            if (version.number() == published.version()) {
                return version.published(CriteriaState.PUBLISHED, published.document(), List.of(), published.at());
            }
            return version.state() == CriteriaState.PUBLISHED ? version.in(CriteriaState.SUPERSEDED) : version;
        });
    }

    /** One version is in force at a time; what was published beside it gives way. */
    private static CriteriaSet inForce(CriteriaSet set, int number, Instant at) {
        return set.changingAll(version -> {
            if (version.number() == number) {
                return version.inForce(at);
            }
            return switch (version.state()) {
                case PUBLISHED, FROZEN, AWAITING_CONSENT -> version.in(CriteriaState.SUPERSEDED);
                case DRAFT, SUPERSEDED, REJECTED, WITHDRAWN -> version;
            };
        });
    }

    private static List<CriteriaEvent> draft(@Nullable CriteriaSet set, DraftCriteria draft) {
        if (set != null && !set.versions().isEmpty()) {
            throw new CriteriaRefused(new Reason.Exists());
        }
        return List.of(new CriteriaDrafted(draft.setId(), draft.seasonId(), draft.blockId(), 1, draft.table(), null));
    }

    private static List<CriteriaEvent> change(CriteriaSet set, ChangeDraft change) {
        Version version = draftOf(set, change.version());
        return version.table().equals(change.table())
                ? List.of()
                : List.of(new DraftChanged(version.number(), change.table()));
    }

    private static Version draftOf(CriteriaSet set, int number) {
        Version version = known(set, number);
        if (version.state() != CriteriaState.DRAFT) {
            throw new CriteriaRefused(new Reason.Immutable(version.state()));
        }
        return version;
    }

    private static List<CriteriaEvent> begin(CriteriaSet set, BeginVersion begin) {
        set.in(CriteriaState.DRAFT).ifPresent(draft -> {
            throw new CriteriaRefused(new Reason.DraftOpen(draft.number()));
        });
        set.in(CriteriaState.AWAITING_CONSENT).ifPresent(waiting -> {
            throw new CriteriaRefused(new Reason.ConsentPending(waiting.number()));
        });
        Version inForce = set.inForce().orElseThrow(() -> new CriteriaRefused(new Reason.NothingPublished()));
        Integer number = begin.from();
        Version from = number == null ? inForce : known(set, number);
        return List.of(new CriteriaDrafted(set.id(), set.seasonId(), set.blockId(), set.versions().size() + 1,
                from.table(), begin.reason()));
    }

    private static List<CriteriaEvent> publish(CriteriaSet set, PublishCriteria publish, Instant at) {
        Version draft = draftOf(set, publish.version());
        if (!draft.unanswered().isEmpty()) {
            throw new CriteriaRefused(new Reason.CommentsUnanswered(draft.unanswered()));
        }
        Optional<Version> frozen = set.in(CriteriaState.FROZEN);
        frozen.ifPresent(used -> checkNothingDeleted(used.table(), draft.table()));
        List<Finding> errors = Linter.lint(draft.table()).stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            throw new CriteriaRefused(new Reason.Faulty(errors));
        }
        if (set.inForce().filter(now -> now.hash().equals(draft.hash())).isPresent()) {
            throw new CriteriaRefused(new Reason.Unchanged());
        }
        List<String> electorate = frozen.isPresent() ? publish.members() : List.of();
        if (frozen.isPresent() && electorate.isEmpty()) {
            throw new CriteriaRefused(new Reason.NoMembers());
        }
        List<CriteriaEvent> events = new ArrayList<>();
        events.add(new VersionPublished(draft.number(), draft.hash(), publish.document(), electorate, at));
        events.add(told(set, draft, publish.document()));
        Covenant covenant = set.covenant();
        if (frozen.isEmpty() && covenant != null) {
            Claim claim = covenant.claim();
            if (claim != null && !claim.hash().equals(draft.hash())) {
                throw new CriteriaRefused(new Reason.DiffersFromCovenant(claim.hash()));
            }
            events.addAll(freezing(set, draft, covenant.covenantId(), claim, at));
        }
        return events;
    }

    /** What was used may be switched off but stays in the table (Rule 13). */
    private static void checkNothingDeleted(CriteriaTable used, CriteriaTable next) {
        Set<String> there = next.all().map(Criterion::code).collect(Collectors.toSet());
        List<String> deleted = used.all().map(Criterion::code).filter(code -> !there.contains(code)).toList();
        if (!deleted.isEmpty()) {
            throw new CriteriaRefused(new Reason.UsedCriteriaDeleted(deleted));
        }
    }

    private static PublicationTold told(CriteriaSet set, Version draft, @Nullable IssuedAs document) {
        CriteriaTable table = draft.table();
        List<PublicationTold.Section> sections = table.roots().stream().filter(Criterion::active)
                .map(root -> new PublicationTold.Section(root.code(), root.name(), points(root.max()))).toList();
        return new PublicationTold(set.id(), draft.number(), set.seasonId(), set.blockId(), table.scale(), sections,
                table.leaves().size(), draft.hash(), document == null ? null : document.number());
    }

    private static String points(BigDecimal max) {
        return max.setScale(2).toPlainString();
    }

    private static List<CriteriaEvent> withdraw(CriteriaSet set, WithdrawVersion withdraw, Instant at) {
        Version version = known(set, withdraw.version());
        if (version.state() != CriteriaState.AWAITING_CONSENT) {
            throw new CriteriaRefused(new Reason.NotAwaiting(version.state()));
        }
        return List.of(new VersionWithdrawn(version.number(), withdraw.reason(), at), new WithdrawalTold(set.id(),
                set.seasonId(), version.number(), version.hash(), withdraw.reason()));
    }

    private static List<CriteriaEvent> invite(CriteriaSet set, InviteComments invite, Instant at) {
        Version draft = draftOf(set, invite.version());
        if (invite.wards().isEmpty()) {
            throw new CriteriaRefused(new Reason.NoMembers());
        }
        if (!invite.until().isAfter(at)) {
            throw new CriteriaRefused(new Reason.InvitedIntoThePast());
        }
        return List.of(new CommentsInvited(draft.number(), new Invitation(invite.wards(), invite.until(), at)),
                new InvitationTold(set.id(), set.seasonId(), draft.number(), invite.wards(), invite.until()));
    }

    private static List<CriteriaEvent> comment(CriteriaSet set, MakeComment comment, Instant at) {
        Version version = known(set, comment.version());
        switch (version.state()) {
            case DRAFT, PUBLISHED, AWAITING_CONSENT -> {
            }
            case FROZEN, SUPERSEDED, REJECTED, WITHDRAWN ->
                throw new CriteriaRefused(new Reason.NotDiscussed(version.state()));
        }
        String code = comment.code();
        if (code != null && version.table().node(code).isEmpty()) {
            throw new CriteriaRefused(new Reason.NoSuchCriterion(code));
        }
        if (version.comments().size() >= MOST_COMMENTS) {
            throw new CriteriaRefused(new Reason.TooManyComments(MOST_COMMENTS));
        }
        return List.of(new CommentMade(version.number(), new CriteriaComment(version.comments().size() + 1, code,
                comment.wardCode(), comment.personId(), comment.text(), at, null)));
    }

    private static List<CriteriaEvent> answer(CriteriaSet set, AnswerComment answer, Instant at) {
        Version version = known(set, answer.version());
        CriteriaComment comment = version.comments().stream().filter(one -> one.number() == answer.number())
                .findFirst().orElseThrow(() -> new CriteriaRefused(new Reason.NoSuchComment()));
        if (comment.answer() != null) {
            throw new CriteriaRefused(new Reason.AnsweredAlready());
        }
        return List.of(new CommentAnswered(version.number(), comment.number(),
                new CriteriaComment.Answer(answer.disposition(), answer.text(), answer.personId(), at)));
    }

    private static List<CriteriaComment> answered(List<CriteriaComment> comments, CommentAnswered answered) {
        return comments.stream().map(
                one -> one.number() == answered.number() ? one.answered(answered.answer()) : one).toList();
    }

    private static List<CriteriaEvent> consent(CriteriaSet set, GiveConsent give, Instant at) {
        Version version = known(set, give.version());
        version.consents().stream().filter(one -> one.wardCode().equals(give.wardCode())).findFirst()
                .ifPresent(given -> {
                    throw new CriteriaRefused(new Reason.ConsentGivenAlready(given.wardCode(), given.agree()));
                });
        if (version.state() != CriteriaState.AWAITING_CONSENT) {
            throw new CriteriaRefused(new Reason.NotAwaiting(version.state()));
        }
        if (!version.electorate().contains(give.wardCode())) {
            throw new CriteriaRefused(new Reason.NotAMember(give.wardCode()));
        }
        Consent consent = new Consent(give.wardCode(), give.personId(), give.agree(), at);
        List<CriteriaEvent> events = new ArrayList<>();
        events.add(new ConsentGiven(version.number(), consent));
        Version after = version.consented(plus(version.consents(), consent));
        int members = version.electorate().size();
        int agreeing = after.agreeing().size();
        int refusing = after.consents().size() - agreeing;
        if (agreeing * 3 >= 2 * members) {
            events.add(new VersionConsented(version.number(), at));
            set.in(CriteriaState.FROZEN).ifPresent(old -> events.add(revised(set, old, after)));
        } else if ((members - refusing) * 3 < 2 * members) {
            events.add(new VersionRejected(version.number(), at));
        }
        return events;
    }

    private static RevisionTold revised(CriteriaSet set, Version old, Version next) {
        List<RevisionTold.Line> lines = TableChanges.between(old.table(), next.table()).changes().stream()
                .map(change -> new RevisionTold.Line(change.code(), change.kind())).distinct().toList();
        return new RevisionTold(set.id(), set.seasonId(), old.number(), next.number(), next.hash(), lines,
                next.agreeing());
    }

    private static List<CriteriaEvent> freeze(@Nullable CriteriaSet set, FreezeCriteria freeze, Instant at) {
        Claim claim = freeze.claim();
        Covenant heard = set == null ? null : set.covenant();
        if (heard != null && heard.covenantId().equals(freeze.covenantId())) {
            return List.of();
        }
        if (set != null) {
            Optional<Version> frozen = set.in(CriteriaState.FROZEN);
            if (frozen.isPresent() && (claim == null || fits(frozen.get(), set, claim))) {
                // Another version of the covenant with the same criteria: what is in force stays in force.
                return List.of();
            }
            Optional<Version> named = claim == null
                    ? set.in(CriteriaState.PUBLISHED)
                    : set.versions().stream().filter(version -> fits(version, set, claim))
                            .filter(version -> mayBeFrozen(version, frozen.isPresent())).findFirst();
            if (named.isPresent()) {
                return freezing(set, named.get(), freeze.covenantId(), claim, at);
            }
        }
        return List.of(new CovenantUnmatched(freeze.setId(), freeze.seasonId(), freeze.blockId(), freeze.covenantId(),
                claim));
    }

    private static boolean fits(Version version, CriteriaSet set, Claim claim) {
        return claim.setId().equals(set.id()) && version.number() == claim.version()
                && version.hash().equals(claim.hash());
    }

    /** A version that was in force and has given way does not come back with a later covenant. */
    private static boolean mayBeFrozen(Version version, boolean anotherIsFrozen) {
        return switch (version.state()) {
            case PUBLISHED, AWAITING_CONSENT -> true;
            case SUPERSEDED -> !anotherIsFrozen;
            case DRAFT, FROZEN, REJECTED, WITHDRAWN -> false;
        };
    }

    private static List<CriteriaEvent> freezing(CriteriaSet set, Version version, String covenantId,
            @Nullable Claim claim, Instant at) {
        return List.of(new VersionFrozen(version.number(), covenantId, claim, at),
                new FreezingTold(set.id(), version.number(), set.seasonId(), version.hash(), covenantId));
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }
}
