package vn.laocai.thidua.scoring.evidence;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.evidence.Evidence.Version;
import vn.laocai.thidua.scoring.evidence.EvidenceEvent.EvidenceAdded;
import vn.laocai.thidua.scoring.evidence.EvidenceEvent.EvidenceVersionAdded;
import vn.laocai.thidua.scoring.evidence.EvidenceEvent.EvidenceWithdrawn;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;

/** How libraries are kept, told and read back; the files are elsewhere. */
final class EvidenceDefinition implements Replayable<EvidenceLibrary, EvidenceEvent> {

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "evidence-library";
    }

    @Override
    public String collection() {
        return "evidence_libraries";
    }

    @Override
    public int keptStates() {
        return 64;
    }

    @Override
    public EvidenceLibrary evolve(@Nullable EvidenceLibrary state, EvidenceEvent event) {
        return EvidenceDecider.evolve(state, event);
    }

    @Override
    public EventOnWire describe(EvidenceEvent event, EvidenceLibrary after) {
        String name = switch (event) {
            case EvidenceAdded any -> "evidence-added";
            case EvidenceVersionAdded any -> "evidence-version-added";
            case EvidenceWithdrawn any -> "evidence-withdrawn";
        };
        return EventOnWire.internalEvent(name, event, after.seasonId());
    }

    @Override
    public EvidenceEvent decode(String name, JsonNode data) {
        Class<? extends EvidenceEvent> type = switch (name) {
            case "evidence-added" -> EvidenceAdded.class;
            case "evidence-version-added" -> EvidenceVersionAdded.class;
            case "evidence-withdrawn" -> EvidenceWithdrawn.class;
            default -> throw new IllegalArgumentException("No event of evidence is called " + name);
        };
        return EventJson.mapper().treeToValue(data, type);
    }

    @Override
    public Document write(EvidenceLibrary library) {
        Document items = new Document();
        library.items().forEach((id, evidence) -> items.append(id.substring(id.lastIndexOf(':') + 1), write(evidence)));
        return new Document("seasonId", library.seasonId()).append("wardCode", library.wardCode()).append("items",
                items);
    }

    @Override
    public EvidenceLibrary read(Document document) {
        String seasonId = document.getString("seasonId");
        String wardCode = document.getString("wardCode");
        SortedMap<String, Evidence> items = new TreeMap<>();
        for (Map.Entry<String, Object> entry : document.get("items", Document.class).entrySet()) {
            String id = seasonId + ":" + wardCode + ":" + entry.getKey();
            Document item = (Document) entry.getValue();
            items.put(id, new Evidence(id,
                    item.getList("versions", Document.class).stream().map(EvidenceDefinition::version).toList(),
                    item.getBoolean("withdrawn", false)));
        }
        return new EvidenceLibrary(seasonId, wardCode, items);
    }

    private static Document write(Evidence evidence) {
        Document item = new Document("versions",
                evidence.versions().stream().map(EvidenceDefinition::write).toList());
        return evidence.withdrawn() ? item.append("withdrawn", true) : item;
    }

    private static Document write(Version version) {
        Document document = new Document("number", version.number()).append("sha256", version.sha256())
                .append("size", version.size()).append("type", version.type().name())
                .append("fileName", version.fileName()).append("signedPdf", version.signedPdf())
                .append("uploadedBy", version.uploadedBy()).append("uploadedAt", Date.from(version.uploadedAt()));
        put(document, "documentNumber", version.documentNumber());
        LocalDate date = version.documentDate();
        put(document, "documentDate", date == null ? null : date.toString());
        put(document, "issuer", version.issuer());
        put(document, "excerpt", version.excerpt());
        put(document, "page", version.page());
        return document;
    }

    private static Version version(Document document) {
        String date = document.getString("documentDate");
        return new Version(document.getInteger("number"), document.getString("sha256"), document.getLong("size"),
                FileType.valueOf(document.getString("type")), document.getString("fileName"),
                document.getString("documentNumber"), date == null ? null : LocalDate.parse(date),
                document.getString("issuer"), document.getString("excerpt"), document.getString("page"),
                document.getBoolean("signedPdf"), document.getString("uploadedBy"),
                document.getDate("uploadedAt").toInstant());
    }

    private static void put(Document document, String name, @Nullable String value) {
        if (value != null) {
            document.append(name, value);
        }
    }
}
