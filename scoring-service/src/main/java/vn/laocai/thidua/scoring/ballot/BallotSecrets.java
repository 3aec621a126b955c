package vn.laocai.thidua.scoring.ballot;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * What a ballot needs for a while and must not outlive its use: the private keys of credentials until the close, and the
 * shares that tellers have given until the count. None of it is in the ballot, its events or the journal.
 */
@Component
class BallotSecrets {

    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> shares;

    BallotSecrets(MongoDatabaseFactory mongo) {
        var database = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        keys = database.getCollection("ballot_keys");
        shares = database.getCollection("ballot_shares");
    }

    /** Keeps the private keys of the credentials of each question under this name. */
    void keepKeys(String keysId, String ballotId, Map<String, KeyPair> byQuestion) {
        Document document = new Document("_id", keysId).append("ballotId", ballotId);
        byQuestion.forEach((question, pair) -> document.append(question,
                Bytes.text(pair.getPrivate().getEncoded())));
        keys.insertOne(document);
    }

    /**
     * The private key that signs credentials of this question.
     *
     * @throws BallotRefused
     *             where it is erased
     */
    PrivateKey key(Ballot ballot, String questionId) {
        Ballot.Opening opening = ballot.opening();
        Document document = opening == null ? null : keys.find(Filters.eq("_id", opening.keysId())).first();
        byte[] pkcs8 = document == null ? null : Bytes.of(document.getString(questionId));
        if (pkcs8 == null) {
            throw new BallotRefused(new BallotRefused.Reason.NotOpen(ballot.terms().closesAt(), ballot.state()));
        }
        return BlindSignatures.privateKey(pkcs8);
    }

    void eraseKeys(String keysId) {
        keys.deleteOne(Filters.eq("_id", keysId));
    }

    /** Erases all keys of a ballot, also those of an opening that another one forestalled. */
    void eraseKeysOf(String ballotId) {
        keys.deleteMany(Filters.eq("ballotId", ballotId));
    }

    void keepShare(String ballotId, String tellerId, byte[] share) {
        String id = ballotId + "|" + tellerId;
        shares.replaceOne(Filters.eq("_id", id), new Document("_id", id).append("ballotId", ballotId).append("share",
                Bytes.text(share)), new ReplaceOptions().upsert(true));
    }

    List<SecretSharing.Share> shares(String ballotId) {
        List<SecretSharing.Share> found = new ArrayList<>();
        for (Document document : shares.find(Filters.eq("ballotId", ballotId))) {
            byte[] bytes = Bytes.of(document.getString("share"));
            SecretSharing.Share share = bytes == null ? null : SecretSharing.Share.of(bytes);
            if (share != null) {
                found.add(share);
            }
        }
        return found;
    }

    /** Ballots of which shares are kept. */
    Set<String> ballotsWithShares() {
        Set<String> ballots = new TreeSet<>();
        for (Document document : shares.find().projection(Projections.include("ballotId"))) {
            ballots.add(document.getString("ballotId"));
        }
        return ballots;
    }

    void eraseShares(String ballotId) {
        shares.deleteMany(Filters.eq("ballotId", ballotId));
    }
}
