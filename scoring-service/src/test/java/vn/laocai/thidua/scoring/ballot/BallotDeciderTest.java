package vn.laocai.thidua.scoring.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.ballot.Ballot.QuestionDecision;
import vn.laocai.thidua.scoring.ballot.Ballot.State;
import vn.laocai.thidua.scoring.ballot.BallotEvent.Telling;
import vn.laocai.thidua.scoring.ballot.BallotEvent.Told;
import vn.laocai.thidua.scoring.ballot.BallotRefused.Reason;
import vn.laocai.thidua.scoring.ballot.Terms.Elector;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.ballot.Sample.CLOSES;
import static vn.laocai.thidua.scoring.ballot.Sample.LATER;
import static vn.laocai.thidua.scoring.ballot.Sample.NOW;
import static vn.laocai.thidua.scoring.ballot.Sample.after;
import static vn.laocai.thidua.scoring.ballot.Sample.reason;

/** Rules 45 to 52, each with its refusal. */
class BallotDeciderTest {

    @Test
    void rule45OneCredentialForEachElectorAndQuestion() {
        Ballot open = Sample.opened(Sample.terms());
        Ballot issued = after(open, BallotDecider.issueCredential(open, "p-SA_PA", "SA_PA", "q1", "h1", NOW));
        assertThat(BallotDecider.issueCredential(issued, "p-SA_PA", "SA_PA", "q1", "h1", NOW)).isEmpty();
        refused(() -> BallotDecider.issueCredential(issued, "p-SA_PA", "SA_PA", "q1", "h2", NOW),
                "credential-already-issued", 409, "một phiếu cho mỗi nội dung");
        assertThat(BallotDecider.issueCredential(issued, "p-SA_PA", "SA_PA", "q2", "h2", NOW)).hasSize(1);
        refused(() -> BallotDecider.issueCredential(issued, "p-AU_LAU", "SA_PA", "q2", "h", NOW), "not-an-elector", 403,
                "không phải đại diện");
        refused(() -> BallotDecider.issueCredential(issued, "p-SA_PA", "SA_PA", "q9", "h", NOW), "question-not-found",
                404, "Không có nội dung");
    }

    @Test
    void rule45ADelegateTakesTheRepresentativesPlaceBeforeTheBallotIsTaken() {
        Ballot open = Sample.opened(Sample.terms());
        Elector delegate = new Elector("SA_PA", "p-deputy", "12/GUQ-UBND");
        Ballot delegated = after(open, BallotDecider.replaceElector(open, delegate, null));
        assertThat(BallotDecider.issueCredential(delegated, "p-deputy", "SA_PA", "q1", "h", NOW)).hasSize(1);
        assertThat(reason(() -> BallotDecider.issueCredential(delegated, "p-SA_PA", "SA_PA", "q1", "h", NOW)))
                .isInstanceOf(Reason.NotAnElector.class);
        Ballot issued = Sample.issued(open);
        assertThat(reason(() -> BallotDecider.replaceElector(issued, delegate, null)))
                .isInstanceOf(Reason.CredentialIssuedAlready.class);
        assertThat(reason(() -> BallotDecider.replaceElector(open, new Elector("SA_PA", "p-AU_LAU", "x"), null)))
                .isInstanceOf(Reason.ElectorTwice.class);
        assertThat(BallotDecider.replaceElector(delegated, delegate, null)).isEmpty();
    }

    @Test
    void rule45NobodyVotesOnPaperAndOnTheScreen() {
        Ballot open = Sample.opened(Sample.terms());
        Ballot paper = after(open, BallotDecider.issuePaper(open, "t1", "SA_PA", true, NOW));
        refused(() -> BallotDecider.issueCredential(paper, "p-SA_PA", "SA_PA", "q1", "h", NOW), "paper-issued", 409,
                "phiếu giấy");
        Ballot screen = after(open, BallotDecider.issueCredential(open, "p-SA_PA", "SA_PA", "q1", "h", NOW));
        refused(() -> BallotDecider.issuePaper(screen, "t1", "SA_PA", false, NOW), "credential-already-issued", 409,
                "không nhận phiếu giấy");
        assertThat(BallotDecider.issuePaper(paper, "t2", "SA_PA", true, NOW)).isEmpty();
        refused(() -> BallotDecider.issuePaper(open, "p-SA_PA", "SA_PA", false, NOW), "not-a-teller", 403,
                "Tổ kiểm phiếu");
        assertThat(reason(() -> BallotDecider.issuePaper(open, "t1", "HA_NOI", false, NOW)))
                .isInstanceOf(Reason.ElectorsDoNotFit.class);
    }

    @Test
    void rule47NothingIsTakenBeforeTheOpeningOrAfterTheClose() {
        Ballot prepared = Sample.prepared(Sample.terms());
        refused(() -> BallotDecider.issueCredential(prepared, "p-SA_PA", "SA_PA", "q1", "h", NOW), "ballot-not-open",
                423, "chưa mở");
        Ballot open = Sample.opened(Sample.terms());
        assertThat(BallotDecider.isOpen(open, CLOSES.minusMillis(1))).isTrue();
        assertThat(BallotDecider.isOpen(open, CLOSES)).isFalse();
        refused(() -> BallotDecider.issueCredential(open, "p-SA_PA", "SA_PA", "q1", "h", CLOSES), "ballot-not-open",
                423, "Không nhận thêm phiếu");
        assertThat(BallotDecider.isOpen(Sample.closed(open), NOW)).isFalse();
    }

    @Test
    void rule47TheBoxClosesEarlyOnlyWhenNothingMoreCanCome() {
        Ballot open = Sample.opened(Sample.terms());
        refused(() -> check(() -> BallotDecider.checkClosing(open, 0, NOW)), "ballot-still-running", 409,
                "chưa đến giờ");
        Ballot all = Sample.issued(open);
        assertThat(reason(() -> check(() -> BallotDecider.checkClosing(all, 19, NOW))))
                .isInstanceOf(Reason.StillRunning.class);
        BallotDecider.checkClosing(all, 20, NOW);
        BallotDecider.checkClosing(open, 0, CLOSES);
        assertThat(reason(() -> check(() -> BallotDecider.checkClosing(Sample.closed(all), 20, LATER))))
                .isInstanceOf(Reason.WrongState.class);
    }

    @Test
    void rule48WhatIsInTheBoxWasGivenOut() {
        Ballot all = Sample.issued(Sample.opened(Sample.terms()));
        Ballot stuffed = Sample.withShares(after(all, BallotDecider.close(all, "hash",
                List.of(new Ballot.ReturnedVotes("q1", 11), new Ballot.ReturnedVotes("q2", 10)), NOW)));
        refused(() -> BallotDecider.count(stuffed, "t1", List.of(), List.of()), "too-many-votes", 409,
                "Nội dung q1 có 11 phiếu trong hòm nhưng chỉ phát ra 10. Không thể kiểm phiếu");
    }

    @Test
    void rule48PaperAddsUpAndTwoTellersAgree() {
        Ballot open = Sample.opened(Sample.prepared(Sample.onPaper()));
        for (String ward : Sample.WARDS) {
            open = after(open, BallotDecider.issuePaper(open, "t1", ward, false, NOW));
        }
        Ballot closed = Sample.closed(open);
        refused(() -> BallotDecider.countPaper(closed, "t1", paper(8, 2, 0, 1)), "paper-does-not-add-up", 422,
                "không khớp");
        assertThat(reason(() -> BallotDecider.countPaper(closed, "t1", paper(8, 2, 0, 0).subList(0, 1))))
                .isInstanceOf(Reason.PaperDoesNotAddUp.class);
        refused(() -> BallotDecider.count(closed, "t1", List.of(), List.of()), "paper-not-counted", 409, "hai người");
        Ballot once = after(closed, BallotDecider.countPaper(closed, "t1", paper(7, 2, 1, 0)));
        Ballot differing = after(once, BallotDecider.countPaper(once, "t2", paper(6, 2, 1, 1)));
        refused(() -> BallotDecider.count(differing, "t1", List.of(), List.of()), "paper-tallies-differ", 409,
                "khác nhau ở: q1");
        Ballot agreed = after(differing, BallotDecider.countPaper(differing, "t2", paper(7, 2, 1, 0)));
        Ballot counted = after(agreed, BallotDecider.count(agreed, "t2",
                agreed.terms().questions().stream().map(question -> Count.of(question, List.of())).toList(),
                List.of()));
        CertifiedBallot.Result result = BallotResults.of(counted).getFirst();
        assertThat(result.yes()).isEqualTo(7);
        assertThat(result.passed()).isTrue();
        assertThat(result.returned()).isEqualTo(result.valid() + result.invalid()).isEqualTo(10);
        assertThat(result.valid()).isEqualTo(result.yes() + result.no() + result.blank());
    }

    private static List<Count> paper(int yes, int no, int blank, int invalid) {
        return List.of(new Count("q1", blank, invalid, List.of(new Count.Option("LAO_CAI", yes, no, 0))),
                new Count("q2", blank, invalid, List.of(new Count.Option("SA_PA", yes, no, 0))));
    }

    @Test
    void rule49TheBaseIsTheWholeElectorate() {
        Terms terms = Sample.terms();
        Ballot open = Sample.opened(terms);
        for (String ward : Sample.WARDS.subList(0, 6)) {
            open = after(open, BallotDecider.issueCredential(open, "p-" + ward, ward, "q1", "h", NOW));
        }
        Ballot closed = Sample.withShares(Sample.closed(open));
        Ballot counted = after(closed, BallotDecider.count(closed, "t1", List.of(
                new Count("q1", 0, 0, List.of(new Count.Option("LAO_CAI", 6, 0, 0))),
                new Count("q2", 0, 0, List.of(new Count.Option("SA_PA", 0, 0, 0)))), List.of()));
        CertifiedBallot.Result result = BallotResults.of(counted).getFirst();
        assertThat(result.electorate()).isEqualTo(10);
        assertThat(result.needed()).isEqualTo(7);
        assertThat(result.passed()).as("six of six present are six of ten").isFalse();
        List<String> nine = Sample.WARDS.subList(0, 9);
        refused(() -> BallotDecider.prepare(null, Sample.prepared(terms).identity(), terms, nine, List.of(), NOW),
                "electors-incomplete", 422, "Không thuộc khối: LAO_CAI");
    }

    @Test
    void rule50TwoRoundsThenTheDecisionOfTheRegulation() {
        Ballot first = Sample.certified(Sample.counted(Sample.terms(), 1, 10, 6));
        assertThat(BallotResults.open(first)).extracting(Question::id).containsExactly("q2");
        QuestionDecision decision = new QuestionDecision("q2", "SA_PA", true, "03/BB", "Trưởng và phó thống nhất", NOW);
        refused(() -> BallotDecider.decide(first, decision), "nothing-left-open", 422, "Không còn nội dung");
        Ballot second = Sample.certified(Sample.counted(Sample.terms(), 2, 10, 6));
        Ballot decided = after(second, BallotDecider.decide(second, decision));
        assertThat(BallotResults.of(decided).get(1).passed()).isTrue();
        assertThat(BallotResults.of(decided).get(1).decidedBy()).isEqualTo("03/BB");
        assertThat(BallotMinutes.hash(decided)).as("what was signed stays").isEqualTo(BallotMinutes.hash(second));
        assertThat(reason(() -> BallotDecider.decide(decided, decision))).isInstanceOf(Reason.NothingOpen.class);
        assertRefusal(new Reason.RoundsUsedUp(), "rounds-used-up", 422, "hai vòng");
    }

    @Test
    void rule51NobodyVotesOnHisOwnWardWhereTheRegulationSaysSo() {
        Terms terms = Sample.terms(false, List.of(Sample.approve("q1", "SA_PA")));
        assertThat(terms.electorate(terms.questions().getFirst())).isEqualTo(9);
        assertThat(terms.threshold().needed(9)).isEqualTo(7);
        Ballot open = Sample.opened(terms);
        refused(() -> BallotDecider.issueCredential(open, "p-SA_PA", "SA_PA", "q1", "h", NOW), "own-ward-question", 403,
                "không bỏ phiếu cho chính mình");
        Question list = new Question("q1", "Chọn", Question.Kind.CHOOSE, null, "CO", List.of("SA_PA", "LAO_CAI"), 1);
        refused(() -> Sample.prepared(Sample.terms(false, List.of(list))), "self-vote-needs-approval", 422,
                "hỏi riêng từng phường");
        assertRefusal(new Reason.SelfVoteRuleDiffers(true), "self-vote-rule-changed", 422, "không đổi giữa mùa");
    }

    @Test
    void rule52ValidOnlyWithEveryTellerAndTheChair() {
        Ballot counted = Sample.counted(Sample.terms(), 1, 8, 7);
        refused(() -> check(() -> BallotDecider.checkCertification(counted, "p-SA_PA", false, "", "h")),
                "not-a-certifier", 403, "chủ trì");
        refused(() -> check(() -> BallotDecider.checkCertification(counted, "t1", false, "old", "new")),
                "minutes-changed", 409, "đọc lại rồi ký");
        Ballot ballot = counted;
        for (String teller : List.of("t1", "t2", "t3")) {
            ballot = after(ballot, BallotDecider.certify(ballot, Sample.signature(teller, false)));
            assertThat(ballot.state()).isEqualTo(State.TALLIED);
        }
        Ballot signed = ballot;
        refused(() -> BallotDecider.certify(signed, Sample.signature("t1", false)), "minutes-already-signed", 409,
                "đã ký biên bản");
        List<BallotEvent> last = BallotDecider.certify(signed, Sample.signature("head", true));
        assertThat(last).hasSize(3).last().isEqualTo(new Told(Telling.CERTIFIED));
        assertThat(after(signed, last).state()).isEqualTo(State.CERTIFIED);
        assertThat(reason(() -> BallotDecider.release(counted, NOW))).isInstanceOf(Reason.WrongState.class);
        assertThat(after(after(signed, last), BallotDecider.release(after(signed, last), NOW)).state())
                .isEqualTo(State.PUBLISHED);
    }

    @Test
    void rule52VoidingEndsABallotInEveryStateButThePublished() {
        Ballot counted = Sample.counted(Sample.terms(), 1, 8, 7);
        for (Ballot ballot : List.of(Sample.prepared(Sample.terms()), Sample.opened(Sample.terms()), counted,
                Sample.certified(counted))) {
            Ballot voided = after(ballot, BallotDecider.annul(ballot, "Sai danh sách", NOW));
            assertThat(voided.state()).isEqualTo(State.VOIDED);
            refused(() -> BallotDecider.issueCredential(voided, "p-SA_PA", "SA_PA", "q1", "h", NOW), "ballot-voided",
                    409, "Sai danh sách");
            assertThat(reason(() -> BallotDecider.annul(voided, "x", NOW))).isInstanceOf(Reason.Voided.class);
        }
    }

    @Test
    void theBoxOpensOnlyToEnoughTellers() {
        Ballot closed = Sample.closed(Sample.issued(Sample.opened(Sample.terms())));
        refused(() -> BallotDecider.giveShare(closed, "t1", new byte[]{1}), "share-invalid", 422, "khóa không đúng");
        refused(() -> BallotDecider.giveShare(closed, "p-SA_PA", Sample.SHARE), "not-a-teller", 403, "Tổ kiểm phiếu");
        Ballot one = after(closed, BallotDecider.giveShare(closed, "t1", Sample.SHARE));
        assertThat(BallotDecider.giveShare(one, "t1", Sample.SHARE)).isEmpty();
        refused(() -> BallotDecider.count(one, "t1", List.of(), List.of()), "shares-missing", 409,
                "Mới có 1/2 phần khóa");
        Ballot open = Sample.opened(Sample.terms());
        refused(() -> BallotDecider.giveShare(open, "t1", Sample.SHARE), "ballot-wrong-state", 409, "Đang bỏ phiếu");
    }

    @Test
    void opensOnlyWithAKeyOfEveryTeller() {
        Ballot prepared = Sample.prepared(Sample.terms());
        refused(() -> check(() -> BallotDecider.checkOpening(prepared, NOW)), "teller-keys-missing", 409,
                "3 người kiểm phiếu chưa tạo khóa");
        refused(() -> BallotDecider.registerKey(prepared, "t1", "AAAA"), "teller-key-invalid", 422, "Hãy tạo lại khóa");
        refused(() -> BallotDecider.registerKey(prepared, "p-SA_PA", "AAAA"), "not-a-teller", 403, "Tổ kiểm phiếu");
        BallotDecider.checkOpening(Sample.prepared(Sample.onPaper()), NOW);
        assertThat(reason(() -> check(() -> BallotDecider.checkOpening(Sample.prepared(Sample.onPaper()), LATER))))
                .isInstanceOf(Reason.ClosesInThePast.class);
    }

    @Test
    void termsFitTheBlock() {
        Terms good = Sample.terms();
        List<Elector> twice = new ArrayList<>(good.electors());
        twice.set(0, twice.get(1));
        refused(() -> Sample.prepared(new Terms(good.questions(), twice, good.threshold(), true, good.tellers(), 2,
                CLOSES, good.decisionRule(), List.of())), "elector-twice", 422,
                "“YEN_BAI” có tên hai lần trong danh sách cử tri");
        for (int keys : new int[]{1, 4}) {
            refused(() -> Sample.prepared(new Terms(good.questions(), good.electors(), good.threshold(), true,
                    good.tellers(), keys, CLOSES, good.decisionRule(), List.of())), "tellers-do-not-fit", 422,
                    "ít nhất hai người");
        }
        refused(() -> Sample.prepared(new Terms(good.questions(), good.electors(), good.threshold(), true,
                List.of("t1", "t1"), 2, CLOSES, good.decisionRule(), List.of())), "tellers-do-not-fit", 422,
                "không trùng");
        refused(() -> Sample.prepared(new Terms(good.questions(), good.electors(), good.threshold(), true,
                good.tellers(), 2, NOW, good.decisionRule(), List.of())), "closes-in-the-past", 422, "đã qua");
        for (Question wrong : List.of(
                new Question("q1", "x", Question.Kind.CHOOSE, null, null, List.of("SA_PA"), 1),
                new Question("q1", "x", Question.Kind.RANK, null, null, List.of("SA_PA", "SA_PA"), 1),
                new Question("q1", "x", Question.Kind.CHOOSE, null, null, List.of("SA_PA", "LAO_CAI"), 3),
                new Question("q1", "x", Question.Kind.APPROVE, "HA_NOI", null, List.of(), 1),
                new Question("q1", "x", Question.Kind.APPROVE, null, null, List.of("SA_PA"), 1))) {
            refused(() -> Sample.prepared(Sample.terms(true, List.of(wrong))), "question-does-not-fit", 422,
                    "Nội dung bỏ phiếu chưa đúng");
        }
        Ballot there = Sample.prepared(good);
        refused(() -> BallotDecider.prepare(there, there.identity(), good, Sample.WARDS, List.of(), NOW),
                "ballot-exists", 409, "đã được lập");
        assertRefusal(new Reason.Unknown(), "ballot-not-found", 404, "Không có cuộc bỏ phiếu này");
        assertRefusal(new Reason.AskedAlready("b", "Cờ"), "question-already-asked", 409, "vòng tiếp theo");
        assertRefusal(new Reason.BadBlindedMessage(), "blinded-message-invalid", 422, "không đúng dạng");
        assertRefusal(new Reason.BadOpinion(), "opinion-malformed", 422, "niêm phong");
    }

    @Test
    void foldingTheEventsGivesTheStateAgain() {
        BallotDefinition definition = new BallotDefinition();
        Ballot ballot = Sample.certified(Sample.counted(Sample.terms(), 2, 10, 6));
        assertThat(definition.read(definition.write(ballot))).isEqualTo(ballot);
        QuestionDecision decision = new QuestionDecision("q2", "SA_PA", true, "03/BB", "vì", NOW);
        for (BallotEvent event : List.of(new BallotEvent.CredentialIssued("q1", "SA_PA", "h"),
                new BallotEvent.TermsSet(ballot.identity(), ballot.terms(), ballot.tellerKeys()),
                new BallotEvent.BoxPrepared(ballot.opening()), new BallotEvent.VotesCounted(ballot.counts(), List.of()),
                new BallotEvent.MinutesSigned(ballot.certifications().getFirst()), new BallotEvent.Decided(decision),
                new Told(Telling.CERTIFIED), new Told(Telling.CLOSED))) {
            var told = definition.describe(event, ballot);
            assertThat(definition.decode(told.name(),
                    EventJson.mapper().valueToTree(told.data()))).isEqualTo(event);
        }
    }

    private static Object check(Runnable check) {
        check.run();
        return "passed";
    }

    private static void refused(Supplier<?> act, String code, int status, String words) {
        assertRefusal(reason(act), code, status, words);
    }

    private static void assertRefusal(Reason reason, String code, int status, String words) {
        Refusal refusal = BallotProblems.explain(reason);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.detailVi()).contains(words);
        assertThat(refusal.detailEn()).isNotBlank();
    }
}
