package vn.laocai.thidua.local;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker.Topic;

import static org.assertj.core.api.Assertions.assertThat;

class TopicCatalogueTest {

    @Test
    void readsTopicsWithTheirRetriesAndDeadLetters() {
        assertThat(TopicCatalogue.topics()).extracting(Topic::name).doesNotHaveDuplicates().contains(
                "thidua.ward.covenant.v1", "thidua.ward.covenant.v1.scoring-service.score-sheets.retry",
                "thidua.ward.covenant.v1.scoring-service.score-sheets.dlq");
        assertThat(TopicCatalogue.topics())
                .filteredOn(topic -> topic.name().equals("thidua.ward.covenant.v1")).singleElement()
                .satisfies(topic -> {
                    assertThat(topic.partitions()).isEqualTo(6);
                    assertThat(topic.retention()).isEqualTo(800L * 24 * 60 * 60 * 1000);
                });
    }
}
