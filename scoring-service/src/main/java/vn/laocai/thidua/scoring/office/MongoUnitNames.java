package vn.laocai.thidua.scoring.office;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.LatestStates;

/** The copies of units in this service's own store: each with its names by their first day. */
@Component
class MongoUnitNames implements UnitNames {

    private final MongoCollection<Document> units;

    MongoUnitNames(MongoDatabaseFactory mongo) {
        units = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("unit_names");
    }

    @Override
    public Map<String, String> on(LocalDate day) {
        Map<String, String> names = new TreeMap<>();
        for (Document unit : units.find()) {
            NavigableMap<LocalDate, String> since = names(unit);
            // A unit whose first name begins later is called by it all the same.
            Map.Entry<LocalDate, String> name = since.floorEntry(day);
            names.put(unit.getString("_id"), name == null ? since.firstEntry().getValue() : name.getValue());
        }
        return names;
    }

    /** Adds the name, unless the copy is as new already. */
    Effect keep(UnitNamed named, EventEnvelope event) {
        Document before = units.find(Filters.eq("_id", named.unitCode())).first();
        NavigableMap<LocalDate, String> names = before == null ? new TreeMap<>() : names(before);
        names.put(named.validFrom(), named.shortName());
        Document written = new Document();
        names.forEach((from, name) -> written.append(from.toString(), name));
        return LatestStates.apply(units, named.unitCode(), event, new Document("names", written));
    }

    private static NavigableMap<LocalDate, String> names(Document unit) {
        TreeMap<LocalDate, String> names = new TreeMap<>();
        unit.get("names", Document.class).forEach((from, name) -> names.put(LocalDate.parse(from), (String) name));
        return names;
    }
}
