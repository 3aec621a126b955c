package vn.laocai.thidua.scoring.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Fingerprints in this service's store, one document for each file and for each document's number, issuer and date. They
 * are written before the library: one too many names evidence that does not exist and is passed over.
 */
@Component
class MongoFingerprints implements Fingerprints {

    private final MongoCollection<Document> collection;

    MongoFingerprints(MongoDatabaseFactory mongo) {
        collection = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("evidence_fingerprints");
    }

    @Override
    public void remember(String evidenceId, Evidence.Version version) {
        add("sha:" + version.sha256(), evidenceId);
        String paper = paper(version);
        if (paper != null) {
            add(paper, evidenceId);
        }
    }

    @Override
    public List<Match> like(String evidenceId, Evidence.Version version) {
        Set<String> sameFile = found("sha:" + version.sha256());
        List<Match> matches = new ArrayList<>();
        sameFile.forEach(id -> matches.add(new Match(id, true)));
        String paper = paper(version);
        if (paper != null) {
            found(paper).stream().filter(id -> !sameFile.contains(id))
                    .forEach(id -> matches.add(new Match(id, false)));
        }
        matches.removeIf(match -> match.evidenceId().equals(evidenceId));
        return matches;
    }

    private void add(String id, String evidenceId) {
        collection.updateOne(Filters.eq("_id", id), Updates.addToSet("evidence", evidenceId),
                new UpdateOptions().upsert(true));
    }

    private Set<String> found(String id) {
        Document document = collection.find(Filters.eq("_id", id)).first();
        return document == null
                ? Set.of()
                : new LinkedHashSet<>(document.getList("evidence", String.class, List.of()));
    }

    /** What tells a paper: its number, issuer and date, however they are typed. Nothing where one of them is missing. */
    static @Nullable String paper(Evidence.Version version) {
        String number = version.documentNumber();
        String issuer = version.issuer();
        LocalDate date = version.documentDate();
        if (number == null || issuer == null || date == null) {
            return null;
        }
        String key = number.replaceAll("\\s+", "").toUpperCase(Locale.ROOT) + "|"
                + issuer.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT) + "|" + date;
        return "doc:" + Sha256.of(key.getBytes(UTF_8));
    }
}
