package vn.laocai.thidua.scoring.replay;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.replay.ReplayReport.Difference;
import vn.laocai.thidua.support.event.EventJson;

import static org.assertj.core.api.Assertions.assertThat;

/** A replay that is not equal tells where to look. */
class DifferencesTest {

    private static final String DOCUMENT = """
            {"criteria":{"version":1},"rows":[
            {"wardCode":"AU_LAU","rank":2,"total":"70.00","leaves":{"I.1":"32.00","I.2":"10.00"},"sections":{"I":"42.00"}},
            {"wardCode":"SA_PA","rank":1,"total":"88.00","leaves":{"I.1":"36.00","I.2":"20.00"},"sections":{"I":"56.00"}}
            ]}""";

    @Test
    void equalDocumentsDifferNowhere() {
        assertThat(first(DOCUMENT)).isEmpty();
    }

    @Test
    void theCellComesBeforeTheSumsAndPlacesThatFollowFromIt() {
        String changed = DOCUMENT.replace("\"I.2\":\"20.00\"", "\"I.2\":\"12.00\"")
                .replace("\"I\":\"56.00\"", "\"I\":\"48.00\"").replace("\"rank\":1", "\"rank\":2");
        assertThat(first(changed)).contains(new Difference("SA_PA", "I.2", "20.00", "12.00"));
    }

    @Test
    void aSumComesBeforeAPlace() {
        assertThat(first(DOCUMENT.replace("\"I\":\"42.00\"", "\"I\":\"42.01\"").replace("\"rank\":2", "\"rank\":1")))
                .contains(new Difference("AU_LAU", "I", "42.00", "42.01"));
        assertThat(first(DOCUMENT.replace("\"rank\":2", "\"rank\":1")))
                .contains(new Difference("AU_LAU", "rank", "2", "1"));
    }

    @Test
    void aMissingCellOrWardIsADifference() {
        assertThat(first(DOCUMENT.replace(",\"I.2\":\"10.00\"", "")))
                .contains(new Difference("AU_LAU", "I.2", "10.00", ""));
        assertThat(first(DOCUMENT.replace("AU_LAU", "LAO_CAI"))).contains(new Difference("AU_LAU", "I.1", "32.00", ""));
    }

    @Test
    void otherRulesAreADifferenceToo() {
        assertThat(first(DOCUMENT.replace("\"version\":1", "\"version\":2")))
                .contains(new Difference("", "criteria", "{\"version\":1}", "{\"version\":2}"));
    }

    private static Optional<Difference> first(String recomputed) {
        return Differences.first(read(DOCUMENT), read(recomputed));
    }

    private static JsonNode read(String text) {
        return EventJson.mapper().readTree(text);
    }
}
