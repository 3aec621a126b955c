package vn.laocai.thidua.scoring.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.LatestStates;

/** The facts that this service has heard of, in its own store. A season has some dozens of each, so all are read. */
@Component
public class WardFacts {

    private final MongoCollection<Document> registrations;
    private final MongoCollection<Document> activities;
    private final MongoCollection<Document> models;

    WardFacts(MongoDatabaseFactory mongo) {
        MongoDatabase database = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        registrations = database.getCollection("registrations");
        activities = database.getCollection("activities");
        models = database.getCollection("models");
    }

    /** What is known of a ward in a season; nothing known gives zeroes and no targets. */
    public Facts of(String seasonId, String wardCode) {
        int recognised = 0;
        int adopted = 0;
        int byOthers = 0;
        for (Document model : models.find(Filters.eq("seasonId", seasonId))) {
            boolean own = wardCode.equals(model.getString("wardCode"));
            List<String> adopters = adopters(model);
            recognised += own && Boolean.TRUE.equals(model.getBoolean("recognised")) ? 1 : 0;
            byOthers += own ? adopters.size() : 0;
            adopted += !own && adopters.contains(wardCode) ? 1 : 0;
        }
        return new Facts(targets(seasonId, wardCode), absences(seasonId, wardCode), recognised, adopted, byOthers);
    }

    Effect keep(EmulationRegistered registered, EventEnvelope event) {
        Document targets = new Document();
        List<Document> list = new ArrayList<>();
        registered.targets().forEach(target -> list
                .add(new Document("code", target.criterionCode()).append("target", target.target().toPlainString())));
        targets.append("seasonId", registered.seasonId()).append("wardCode", registered.wardCode()).append("targets",
                list);
        return LatestStates.apply(registrations, registered.registrationId(), event, targets);
    }

    Effect keep(AttendanceConfirmed confirmed, EventEnvelope event) {
        List<String> missed = confirmed.attendance().stream().filter(AttendanceConfirmed.Line::missed)
                .map(AttendanceConfirmed.Line::wardCode).toList();
        return LatestStates.apply(activities, confirmed.activityId(), event,
                new Document("seasonId", confirmed.seasonId()).append("missed", missed));
    }

    Effect keep(ModelRecognised model, EventEnvelope event) {
        return LatestStates.apply(models, model.modelId(), event, new Document("seasonId", model.seasonId())
                .append("wardCode", model.wardCode()).append("recognised", true));
    }

    Effect keep(ModelAdopted model, EventEnvelope event) {
        Document known = models.find(Filters.eq("_id", model.modelId())).first();
        List<String> adopters = new ArrayList<>(known == null ? List.of() : adopters(known));
        if (!adopters.contains(model.adopterWard()) && !model.adopterWard().equals(model.originWard())) {
            adopters.add(model.adopterWard());
        }
        return LatestStates.apply(models, model.modelId(), event, new Document("seasonId", model.seasonId())
                .append("wardCode", model.originWard()).append("adopters", adopters));
    }

    private Map<String, BigDecimal> targets(String seasonId, String wardCode) {
        Map<String, BigDecimal> targets = new HashMap<>();
        for (Document registration : registrations
                .find(Filters.and(Filters.eq("seasonId", seasonId), Filters.eq("wardCode", wardCode)))) {
            registration.getList("targets", Document.class).forEach(
                    target -> targets.put(target.getString("code"), new BigDecimal(target.getString("target"))));
        }
        return targets;
    }

    private int absences(String seasonId, String wardCode) {
        int absences = 0;
        for (Document activity : activities.find(Filters.eq("seasonId", seasonId))) {
            absences += activity.getList("missed", String.class).contains(wardCode) ? 1 : 0;
        }
        return absences;
    }

    private static List<String> adopters(Document model) {
        return Objects.requireNonNullElse(model.getList("adopters", String.class), List.of());
    }
}
