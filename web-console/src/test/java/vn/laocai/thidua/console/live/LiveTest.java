package vn.laocai.thidua.console.live;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;

class LiveTest {

    @Test
    void takesTopicAndKeyOfEachRecordForAHint() {
        Message<List<byte[]>> batch = MessageBuilder.withPayload(List.of(new byte[0], new byte[0], new byte[0]))
                .setHeader(KafkaHeaders.RECEIVED_TOPIC,
                        List.of("thidua.ward.covenant.v1", "thidua.ward.covenant.v1",
                                "thidua.scoring.score-sheet.v1"))
                .setHeader(KafkaHeaders.RECEIVED_KEY,
                        List.of("c-1".getBytes(StandardCharsets.UTF_8), "c-1".getBytes(StandardCharsets.UTF_8),
                                "s:SA_PA".getBytes(StandardCharsets.UTF_8)))
                .build();
        assertThat(HintsConfiguration.hintsOf(batch)).containsExactly(new Hint("covenant", "c-1"),
                new Hint("score-sheet", "s:SA_PA"));
    }

    @Test
    void survivesRecordsWithoutAKey() {
        Message<List<byte[]>> batch = MessageBuilder.withPayload(List.of(new byte[0]))
                .setHeader(KafkaHeaders.RECEIVED_TOPIC, List.of("thidua.ward.season.v1")).build();
        assertThat(HintsConfiguration.hintsOf(batch)).containsExactly(new Hint("season", "*"));
    }
}
