package vn.laocai.thidua.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script that browsers run and the service hold a whole ballot together. It runs in Node, which has the same WebCrypto;
 * web-console tries the script in Chromium.
 */
class BallotScriptJourneyTest {

    private static final Path SCRIPT = Path.of("..", "web-console", "src", "main", "resources", "console", "static",
            "ballot.js");

    @TempDir
    private Path directory;

    @Test
    void whatTheBrowsersScriptDoesTheServiceUnderstands() throws Exception {
        Assumptions.assumeTrue(Files.exists(SCRIPT) && hasNode(),
                "SKIPPED: no Node 20 or later, so the browser's script was not tried against the service");
        BallotTown town = new BallotTown();
        String id = town.prepared();
        Path script = Files.copy(SCRIPT, directory.resolve("ballot.mjs"));
        Path journey = directory.resolve("journey.mjs");
        try (InputStream text = BallotScriptJourneyTest.class.getResourceAsStream("/ballot/ballot-journey.mjs")) {
            Files.copy(Objects.requireNonNull(text), journey);
        }
        Path config = Files.writeString(directory.resolve("config.json"), config(town, id));

        Process node = new ProcessBuilder("node", journey.toString(), script.toString(), config.toString())
                .redirectErrorStream(true).start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).as(output).isZero();
        JsonNode told = RunningService.JSON.readTree(output);
        assertThat(told.path("arrived").asBoolean()).isTrue();
        assertThat(told.path("numbers").asInt()).as("all see the same number").isEqualTo(1);
        assertThat(told.path("left").asInt()).as("nothing but receipts is left in the browser").isZero();
        assertThat(told.path("yes").valueStream().map(JsonNode::asInt).toList()).isEqualTo(List.of(10, 8, 6));
        assertThat(told.path("opinion").asString()).isEqualTo("Ý kiến của người vắng mặt");
    }

    private static String config(BallotTown town, String id) {
        ObjectNode config = RunningService.JSON.createObjectNode();
        config.put("base", town.service.address()).put("ballotId", id).put("head", BallotTown.HEAD);
        BallotTown.TELLERS.forEach(config.putArray("tellers")::add);
        ObjectNode tokens = config.putObject("tokens");
        ObjectNode persons = config.putObject("persons");
        for (String teller : BallotTown.TELLERS) {
            tokens.put(teller, TestTokens.shared().authorization(teller));
            persons.put(teller, BallotTown.person(teller));
        }
        ObjectNode answers = config.putObject("answers");
        for (int i = 0; i < BallotTown.WARDS.size(); i++) {
            String account = BallotTown.leader(BallotTown.WARDS.get(i));
            tokens.put(account, TestTokens.shared().authorization(account));
            answers.putObject(account).put("q1", "Y").put("q2", i < 8 ? "Y" : "").put("q3", i < 6 ? "Y" : "N");
        }
        return config.toString();
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            String version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return node.waitFor() == 0 && Integer.parseInt(version.replaceAll("^v(\\d+).*\\s*$", "$1").strip()) >= 20;
        } catch (IOException absent) {
            return false;
        }
    }
}
