package vn.laocai.thidua.journeys.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.testing.infrastructure.TcpProxy;
import vn.laocai.thidua.testing.infrastructure.TcpProxy.Gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Real processes, real kills: each at an exact gap that a proxy holds open, then at random moments. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

    private static final int OFFSET = 11_000;
    private static final int RANDOM_KILLS = 20;
    private static final int NIGHTLY_KILLS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String COVENANTS = "thidua.ward.covenant.v1";
    private static final String SIGNED = "vn.laocai.thidua.ward.covenant-signed.v1";

    @TempDir
    private static Path data;

    private final List<BlockStory> told = new ArrayList<>();
    private Processes processes;

    @BeforeAll
    void startProcesses() {
        processes = new Processes(data, OFFSET);
    }

    @AfterAll
    void stopProcesses() {
        processes.close();
    }

    private static Predicate<byte[]> command(String name, String collection) {
        return TcpProxy.containing(name).and(TcpProxy.containing(collection));
    }

    private BlockStory prepared(String code) {
        BlockStory story = new BlockStory(processes.api(), code);
        story.prepare();
        await("quiet outboxes").atMost(PATIENCE)
                .untilAsserted(() -> assertThat(signedEvents(story)).isEqualTo(0));
        return story;
    }

    private int signedEvents(BlockStory story) {
        return processes.witness().distinct(COVENANTS, SIGNED, story.covenantId()).size();
    }

    private void verdict(BlockStory story) {
        told.add(story);
        Verdict.everythingIsThereOnce(processes.ports(), processes.api(), processes.witness(), told);
    }

    @Test
    void publishesOnceWhatWasSavedWhenTheWardServiceDiesBeforePublishing() {
        BlockStory story = prepared("gap-save");
        processes.wardToStore().holdAt(Gap.BEFORE_REQUEST, command("insert", "journal"));

        story.sign(0);
        processes.wardToStore().awaitHeld(PATIENCE);
        assertThat(signedEvents(story)).isZero();
        processes.kill(Part.WARD);
        processes.wardToStore().resume();
        processes.startAgain(Part.WARD);

        await("the signature that was saved").atMost(PATIENCE)
                .untilAsserted(() -> assertThat(signedEvents(story)).isEqualTo(1));
        story.sign(1);
        story.sign(2);
        verdict(story);
    }

    @Test
    void sendsAgainWithoutASecondEffectWhenTheWardServiceDiesAfterPublishing() {
        BlockStory story = prepared("gap-publish");
        story.sign(0);
        story.sign(1);
        await("two signatures").atMost(PATIENCE).untilAsserted(() -> assertThat(signedEvents(story)).isEqualTo(2));
        processes.wardToStore().holdAt(Gap.BEFORE_REQUEST, command("$pull", "covenants"));

        story.sign(2);
        processes.wardToStore().awaitHeld(PATIENCE);
        assertThat(signedEvents(story)).isEqualTo(3);
        processes.kill(Part.WARD);
        processes.wardToStore().resume();
        processes.startAgain(Part.WARD);

        verdict(story);
    }

    @Test
    void opensEachSheetOnceWhenTheScoringServiceDiesBetweenEffectAndAcknowledgement() {
        BlockStory story = prepared("gap-effect");
        processes.scoringToStore().holdAt(Gap.BEFORE_REPLY, command("insert", "score_sheets"));

        story.sign(0);
        story.sign(1);
        story.sign(2);
        processes.scoringToStore().awaitHeld(PATIENCE);
        processes.kill(Part.SCORING);
        processes.scoringToStore().resume();
        processes.startAgain(Part.SCORING);

        verdict(story);
    }

    @Test
    void goesOnWhereItStoodWhenTheBrokerDiesDuringTheRelay() {
        BlockStory story = prepared("gap-broker");
        processes.wardToStore().holdAt(Gap.BEFORE_REPLY, command("insert", "journal"));

        story.sign(0);
        processes.wardToStore().awaitHeld(PATIENCE);
        processes.kill(Part.BROKER);
        processes.wardToStore().resume();
        // Entry does not stop for a broker.
        story.sign(1);
        story.sign(2);
        processes.startAgain(Part.BROKER);

        verdict(story);
    }

    @Test
    void losesAndDoublesNothingThroughKillsAtRandomMoments() throws Exception {
        killsAtRandom(RANDOM_KILLS, "random");
    }

    @Test
    @Tag("nightly")
    void losesAndDoublesNothingThroughAThousandKills() throws Exception {
        killsAtRandom(NIGHTLY_KILLS, "night");
    }

    private void killsAtRandom(int kills, String name) throws Exception {
        long seed = Long.getLong("crash.seed", ThreadLocalRandom.current().nextLong());
        Random random = new Random(seed);
        List<Part> parts = List.of(Part.WARD, Part.WARD, Part.SCORING, Part.BROKER, Part.STORE);
        List<BlockStory> stories = new ArrayList<>();
        try (ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> telling = new ArrayList<>();
            int stillToTell = kills;
            for (int kill = 0; kill < kills; kill++) {
                // As many stories at once as keep the services busy, whatever the kills let through.
                while (stillToTell > 0 && telling.stream().filter(story -> !story.isDone()).count() < 2) {
                    BlockStory story = new BlockStory(processes.api(), name + "-" + stories.size());
                    stories.add(story);
                    telling.add(tellers.submit(story::tell));
                    stillToTell--;
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
                Part part = parts.get(random.nextInt(parts.size()));
                processes.kill(part);
                processes.startAgain(part);
            }
            for (Future<?> story : telling) {
                story.get(3, TimeUnit.MINUTES);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("A story was not told to its end; seed " + seed, e);
        }
        told.addAll(stories);
        Verdict.everythingIsThereOnce(processes.ports(), processes.api(), processes.witness(), told);
    }
}
