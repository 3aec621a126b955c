package vn.laocai.thidua.scoring.ballot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import vn.laocai.thidua.scoring.ballot.Ballot.Certification;
import vn.laocai.thidua.scoring.ballot.CertifiedBallot.Result;
import vn.laocai.thidua.support.signature.CanonicalJson;

/** The minutes of the count as they are hashed and signed: totals and the hash of the box, and nothing of a voter. */
final class BallotMinutes {

    private BallotMinutes() {}

    /** SHA-256 of the canonical minutes, 64 hexadecimal digits; the same from the count on. */
    static String hash(Ballot ballot) {
        return CanonicalJson.sha256(CanonicalJson.bytes(content(ballot)));
    }

    /** The bytes that a teller or the chair signs. */
    static byte[] statement(Ballot ballot, String personId, boolean chair, String at) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("ballotId", ballot.id());
        statement.put("minutesHash", hash(ballot));
        statement.put("signer", personId);
        statement.put("capacity", chair ? "CHAIR" : "TELLER");
        statement.put("signedAt", at);
        return CanonicalJson.bytes(statement);
    }

    static byte[] statement(Ballot ballot, Certification signed) {
        return statement(ballot, signed.personId(), signed.chair(), signed.at().toString());
    }

    private static Map<String, Object> content(Ballot ballot) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ballotId", ballot.id());
        content.put("seasonId", ballot.identity().seasonId());
        content.put("round", ballot.identity().round());
        content.put("electorate", ballot.terms().electors().size());
        content.put("threshold",
                ballot.terms().threshold().numerator() + "/" + ballot.terms().threshold().denominator());
        content.put("selfVote", ballot.terms().selfVote());
        content.put("tellers", ballot.terms().tellers());
        if (!ballot.terms().people().isEmpty()) {
            // What stands on the paper is signed; ballots without names keep the hash they were signed with.
            content.put("people", ballot.terms().people().stream()
                    .map(person -> Map.of("personId", person.personId(), "name", person.name())).toList());
        }
        if (ballot.closing() != null) {
            content.put("closedAt", ballot.closing().at().toString());
            content.put("boxHash", ballot.closing().boxHash());
        }
        List<Object> results = new ArrayList<>();
        Ballot undecided = new BallotEdit(ballot).undecided().done();
        BallotResults.of(undecided).forEach(result -> results.add(content(result)));
        content.put("results", results);
        content.put("opinions", ballot.opinions().stream().map(BallotMinutes::content).toList());
        return content;
    }

    private static Map<String, Object> content(Ballot.OpenedOpinion opinion) {
        String text = opinion.text();
        return text == null
                ? Map.of("wardCode", opinion.wardCode())
                : Map.of("wardCode", opinion.wardCode(), "text", text);
    }

    private static Map<String, Object> content(Result result) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("questionId", result.questionId());
        content.put("text", result.text());
        if (result.wardCode() != null) {
            content.put("wardCode", result.wardCode());
        }
        if (result.awardCode() != null) {
            content.put("awardCode", result.awardCode());
        }
        content.put("electorate", result.electorate());
        content.put("issued", result.issued());
        content.put("returned", result.returned());
        content.put("valid", result.valid());
        content.put("invalid", result.invalid());
        content.put("blank", result.blank());
        content.put("yes", result.yes());
        content.put("no", result.no());
        content.put("points", result.points());
        content.put("needed", result.needed());
        content.put("passed", result.passed());
        return content;
    }
}
