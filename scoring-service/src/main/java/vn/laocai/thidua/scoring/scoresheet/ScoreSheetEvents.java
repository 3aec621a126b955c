package vn.laocai.thidua.scoring.scoresheet;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.scoring.scoresheet.ScoreSheetEvent.ScoreSheetOpened;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetEvent.Told;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;

/**
 * How events of sheets are told and read back. An event is called after its class, {@code CellEntered} is
 * {@code cell-entered}, and its data are its components; those that are {@link Told} leave the service.
 */
final class ScoreSheetEvents {

    static final String OPENED = "score-sheet-opened";

    private static final JsonMapper JSON = EventJson.mapper();
    private static final Map<String, Class<? extends ScoreSheetEvent>> BY_NAME = new LinkedHashMap<>();

    static {
        register(ScoreSheetEvent.class);
    }

    private ScoreSheetEvents() {}

    static EventOnWire describe(ScoreSheetEvent event, ScoreSheet after) {
        String season = after.id().seasonId();
        if (event instanceof ScoreSheetOpened opened) {
            return EventOnWire.publicEvent(OPENED,
                    new ScoreSheetOpenedOnWire(opened.id().value(), season, opened.covenantId(), opened.blockId(),
                            opened.id().wardCode(), SheetState.NOT_STARTED.name(), opened.openedAt()),
                    season);
        }
        String name = name(event.getClass());
        return event instanceof Told
                ? EventOnWire.publicEvent(name, event, season)
                : EventOnWire.internalEvent(name, event, season);
    }

    static ScoreSheetEvent decode(String name, JsonNode data) {
        Class<? extends ScoreSheetEvent> type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("No event of score sheets is called " + name);
        }
        if (type == ScoreSheetOpened.class) {
            ScoreSheetOpenedOnWire opened = JSON.treeToValue(data, ScoreSheetOpenedOnWire.class);
            return new ScoreSheetOpened(new ScoreSheetId(opened.seasonId(), opened.wardCode()), opened.covenantId(),
                    opened.blockId(), opened.openedAt());
        }
        return JSON.treeToValue(data, type);
    }

    /** Every event by its name. */
    static Map<String, Class<? extends ScoreSheetEvent>> byName() {
        return Map.copyOf(BY_NAME);
    }

    private static void register(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> kind : type.getPermittedSubclasses()) {
                register(kind);
            }
        } else {
            BY_NAME.put(name(type), type.asSubclass(ScoreSheetEvent.class));
        }
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
