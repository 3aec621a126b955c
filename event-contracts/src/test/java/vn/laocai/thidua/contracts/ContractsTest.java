package vn.laocai.thidua.contracts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.contracts.Contracts.Example;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/** Fails when schemas, examples, AsyncAPI and the list of topics disagree. */
class ContractsTest {

    private static final String TYPE = "vn\\.laocai\\.thidua\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9]";
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type", "subject", "time",
            "datacontenttype", "dataschema", "sequence", "partitionkey", "recordedtime", "traceparent", "correlationid",
            "actorid",
            "data");
    private static final Set<String> OPTIONAL = Set.of("causationid", "season");

    static Set<Map.Entry<String, JsonNode>> schemas() {
        return Contracts.schemas().entrySet();
    }

    static List<Example> examples() {
        return Contracts.examples();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void describesStrictlyWhatTheProducerWrites(Map.Entry<String, JsonNode> entry) {
        String type = entry.getKey();
        JsonNode schema = entry.getValue();
        assertThat(type).matches(TYPE);
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asString())
                .isEqualTo("https://schemas.thidua.laocai.vn/events/" + type + ".json");
        assertThat(schema.path("title").asString()).isNotBlank();
        assertObjectsAreClosedAndDescribed(type, schema);
    }

    /** A JSON number with a fraction is read as a binary one by most receivers; points and shares are text. */
    @ParameterizedTest
    @MethodSource("schemas")
    void hasNoNumbersWithFractions(Map.Entry<String, JsonNode> entry) {
        assertThat(entry.getValue().findValues("type")).as(entry.getKey())
                .noneMatch(type -> type.toString().contains("\"number\""));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsAnEventThatFitsItsSchema(Example example) {
        JsonNode event = example.event();
        JsonNode schema = Contracts.schemas().get(example.type());
        assertThat(schema).as("schema of %s", example).isNotNull();
        assertThat(event.propertyNames()).containsAll(REQUIRED);
        assertThat(event.propertyNames()).allMatch(name -> REQUIRED.contains(name) || OPTIONAL.contains(name));
        assertThat(text(event, "specversion")).isEqualTo("1.0");
        assertThat(text(event, "type")).isEqualTo(example.type());
        assertThat(text(event, "source")).isEqualTo("/thidua/" + context(example.type()) + "-service");
        assertThat(text(event, "datacontenttype")).isEqualTo("application/json");
        assertThat(text(event, "dataschema")).isEqualTo(schema.path("$id").asString());
        assertThat(text(event, "sequence")).matches("\\d{19}").isGreaterThan("0".repeat(19));
        assertThat(text(event, "partitionkey")).isEqualTo(text(event, "subject"));
        assertThat(text(event, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        for (String time : List.of("time", "recordedtime")) {
            assertThat(text(event, time)).endsWith("Z");
            assertThat(Instant.parse(text(event, time))).isNotNull();
        }
        assertThat(Contracts.schema(schema).validate(event.path("data"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keysItsRecordByTheAggregateThatTheDataNames(Example example) {
        JsonNode message = message(example.type());
        String key = message.at("/bindings/kafka/key/description").asString();
        String property = key.replaceFirst(".* to (\\w+) of the data$", "$1");
        assertThat(example.event().path("data").path(property).asString())
                .isEqualTo(text(example.event(), "subject"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isRefusedWithAFieldThatNobodyAgreed(Example example) {
        ObjectNode data = (ObjectNode) example.event().path("data").deepCopy();
        data.put("notInTheContract", true);
        assertThat(Contracts.schema(Contracts.schemas().get(example.type())).validate(data)).isNotEmpty();
    }

    @Test
    void hasAtLeastTwoExamplesOfEachTypeAndNoneOfAnother() {
        Map<String, Long> counts = Contracts.examples().stream().collect(groupingBy(Example::type, counting()));
        assertThat(counts.keySet()).isEqualTo(Contracts.schemas().keySet());
        assertThat(counts).allSatisfy((type, count) -> assertThat(count).as(type).isGreaterThanOrEqualTo(2));
    }

    @Test
    void givesEachExampleAnIdOfItsOwn() {
        assertThat(Contracts.examples()).extracting(example -> text(example.event(), "id")).doesNotHaveDuplicates();
    }

    @Test
    void tellsEachTypeOnExactlyOneChannelOfItsContext() {
        Map<String, List<String>> topicsOfType = new HashMap<>();
        for (JsonNode channel : Contracts.asyncApi().path("channels")) {
            String topic = channel.path("address").asString();
            assertThat(channel.at("/bindings/kafka/topic").asString()).isEqualTo(topic);
            for (JsonNode reference : channel.path("messages")) {
                JsonNode message = resolve(reference.path("$ref").asString());
                String type = message.path("name").asString();
                topicsOfType.computeIfAbsent(type, any -> new ArrayList<>()).add(topic);
                assertThat(topic).startsWith("thidua." + context(type) + ".");
                String schema = message.at("/payload/schema/$ref").asString();
                assertThat(schema).isEqualTo("../events/" + type + ".json");
                assertThat(Contracts.existsBesideAsyncApi(schema)).isTrue();
            }
        }
        assertThat(topicsOfType.keySet()).isEqualTo(Contracts.schemas().keySet());
        assertThat(topicsOfType).allSatisfy((type, topics) -> assertThat(topics).as(type).hasSize(1));
        assertThat(Contracts.asyncApi().at("/components/messages").size()).isEqualTo(topicsOfType.size());
    }

    @Test
    void listsTheSameTopicsWithTheSamePartitions() {
        Map<String, Integer> inAsyncApi = new HashMap<>();
        for (JsonNode channel : Contracts.asyncApi().path("channels")) {
            inAsyncApi.put(channel.path("address").asString(), channel.at("/bindings/kafka/partitions").asInt());
        }
        Map<String, Integer> inTopics = new HashMap<>();
        for (JsonNode topic : Contracts.topics().path("topics")) {
            assertThat(inTopics.put(text(topic, "name"), topic.path("partitions").asInt())).isNull();
        }
        assertThat(inTopics).isEqualTo(inAsyncApi);
    }

    @Test
    void namesOwnersConsumersAndTheirDeadLettersByTheRules() {
        Set<String> all = new TreeSet<>();
        for (JsonNode topic : Contracts.topics().path("topics")) {
            String name = text(topic, "name");
            assertThat(name).matches("thidua\\.[a-z]+\\.[a-z-]+\\.v[1-9]");
            assertThat(text(topic, "owner")).isEqualTo(name.split("\\.")[1] + "-service");
            assertThat(text(topic, "retention")).matches("P\\d+D");
            assertThat(all.add(name)).isTrue();
            for (JsonNode consumer : topic.path("consumers")) {
                String group = text(consumer, "group");
                assertThat(group).startsWith(text(consumer, "principal") + ".");
                assertThat(text(consumer, "mode")).isIn("EVERY_EVENT", "LATEST_STATE", "IN_ORDER");
                assertThat(text(consumer, "retry")).isEqualTo(name + "." + group + ".retry");
                assertThat(text(consumer, "deadLetters")).isEqualTo(name + "." + group + ".dlq");
                assertThat(all.add(text(consumer, "retry"))).isTrue();
                assertThat(all.add(text(consumer, "deadLetters"))).isTrue();
            }
        }
        assertThat(all).allMatch(name -> name.length() <= 249);
    }

    @Test
    void agreesWithAsyncApiOnWhoReads() {
        Set<String> inTopics = new TreeSet<>();
        for (JsonNode topic : Contracts.topics().path("topics")) {
            for (JsonNode consumer : topic.path("consumers")) {
                inTopics.add(text(topic, "name") + " " + text(consumer, "group"));
            }
        }
        Set<String> inAsyncApi = new TreeSet<>();
        Set<String> sent = new TreeSet<>();
        for (JsonNode operation : Contracts.asyncApi().path("operations")) {
            String topic = text(resolve(operation.at("/channel/$ref").asString()), "address");
            switch (text(operation, "action")) {
                case "send" -> assertThat(sent.add(topic)).isTrue();
                case "receive" -> inAsyncApi
                        .add(topic + " " + operation.at("/bindings/kafka/groupId/const").asString());
                default -> throw new AssertionError(operation);
            }
        }
        assertThat(inAsyncApi).isEqualTo(inTopics);
        assertThat(sent).hasSize(Contracts.topics().path("topics").size());
    }

    @Test
    void declaresExactlyTheConsumersThatServicesBind() {
        Set<String> declared = new TreeSet<>();
        for (JsonNode topic : Contracts.topics().path("topics")) {
            for (JsonNode consumer : topic.path("consumers")) {
                declared.add(text(topic, "name") + " " + text(consumer, "group"));
                declared.add(text(consumer, "retry") + " " + text(consumer, "group"));
            }
        }
        Set<String> bound = new TreeSet<>();
        for (JsonNode service : Contracts.services()) {
            for (JsonNode binding : service.at("/spring/cloud/stream/bindings")) {
                for (String destination : text(binding, "destination").split(",")) {
                    bound.add(destination.strip() + " " + text(binding, "group"));
                }
            }
        }
        assertThat(bound).isEqualTo(declared);
    }

    private static void assertObjectsAreClosedAndDescribed(String where, JsonNode schema) {
        if (schema.path("type").asString().equals("object")) {
            assertThat(schema.path("additionalProperties").asBoolean(true)).as(where + " is closed").isFalse();
            for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
                String there = where + "/" + property.getKey();
                assertThat(property.getValue().path("description").asString("")).as(there + " is described")
                        .isNotBlank();
                assertObjectsAreClosedAndDescribed(there, property.getValue());
            }
            for (JsonNode required : schema.path("required")) {
                assertThat(schema.path("properties").has(required.asString())).as(where + " knows " + required)
                        .isTrue();
            }
        }
        if (schema.has("items")) {
            assertObjectsAreClosedAndDescribed(where + "[]", schema.path("items"));
        }
    }

    private static JsonNode message(String type) {
        for (JsonNode message : Contracts.asyncApi().at("/components/messages")) {
            if (message.path("name").asString().equals(type)) {
                return message;
            }
        }
        throw new AssertionError("no message in AsyncAPI for " + type);
    }

    private static JsonNode resolve(String reference) {
        assertThat(reference).startsWith("#/");
        JsonNode target = Contracts.asyncApi().at(reference.substring(1));
        assertThat(target.isMissingNode()).as(reference + " exists").isFalse();
        return target;
    }

    private static String context(String type) {
        return type.split("\\.")[3];
    }

    private static String text(JsonNode node, String property) {
        return node.path(property).asString();
    }
}
