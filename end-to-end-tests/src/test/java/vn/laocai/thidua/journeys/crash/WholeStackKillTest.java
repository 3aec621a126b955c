package vn.laocai.thidua.journeys.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.laocai.thidua.journeys.harness.Api;
import vn.laocai.thidua.journeys.harness.KafkaWitness;
import vn.laocai.thidua.journeys.harness.SuiteProcess;
import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;
import vn.laocai.thidua.testing.kit.TestTokens;

/** Store, broker and services in one process, killed together in the middle of their work. */
class WholeStackKillTest {

    private static final Ports PORTS = new Ports(12_000);

    @TempDir
    private Path data;

    @Test
    void keepsWhatWasAcknowledgedWhenTheWholeStackIsKilled() throws Exception {
        try (TestTokens tokens = TestTokens.start();
                SuiteProcess stack = SuiteProcess.start(PORTS, data,
                        List.of(Part.STORE, Part.BROKER, Part.WARD, Part.SCORING),
                        "--thidua.identity.issuer=" + tokens.issuer());
                ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor()) {
            Api api = new Api(PORTS, tokens::bearer);
            List<BlockStory> stories = new ArrayList<>();
            List<Future<?>> telling = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                BlockStory story = new BlockStory(api, "stack-" + i);
                stories.add(story);
                telling.add(tellers.submit(story::tell));
            }
            for (int kill = 0; kill < 2; kill++) {
                TimeUnit.MILLISECONDS.sleep(400);
                stack.kill();
                stack.start();
            }
            for (Future<?> story : telling) {
                story.get(3, TimeUnit.MINUTES);
            }
            Verdict.everythingIsThereOnce(PORTS, api, new KafkaWitness(PORTS.broker()), stories);
        }
    }
}
