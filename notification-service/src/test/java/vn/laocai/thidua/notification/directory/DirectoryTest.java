package vn.laocai.thidua.notification.directory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.notification.StoreTest;
import vn.laocai.thidua.notification.directory.Directory.NotKnownYet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DirectoryTest extends StoreTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 11, 14);

    @Test
    void waitsForWhatComesAMomentLater() throws Exception {
        Directory directory = DirectoryOfTests.on(database, Duration.ofSeconds(30), TODAY);
        CompletableFuture<List<String>> asked = CompletableFuture
                .supplyAsync(() -> List.copyOf(directory.members("block")));
        database.getCollection(Directory.MEMBERSHIPS)
                .insertOne(new Document("_id", "block").append("memberCodes", List.of("SA_PA")));
        assertThat(asked.get()).containsExactly("SA_PA");
    }

    @Test
    void waitsOnceInVainAndThenAnswersAtOnce() {
        Directory directory = DirectoryOfTests.on(database, Duration.ofMillis(300), TODAY);
        assertThat(directory.unitName("MUONG_BO")).isEqualTo("MUONG_BO");
        long began = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThat(directory.unitName("MUONG_BO")).isEqualTo("MUONG_BO");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2500));
        database.getCollection(Directory.UNITS).insertOne(
                new Document("_id", "MUONG_BO").append("names", new Document("2025-07-01", "Mường Bo")));
        assertThat(directory.unitName("MUONG_BO")).isEqualTo("Mường Bo");
    }

    @Test
    void refusesToGuessAMembershipButReadsAYearFromTheSeasonsId() {
        Directory directory = DirectoryOfTests.on(database, Duration.ZERO, TODAY);
        assertThatThrownBy(() -> directory.members("block")).isInstanceOf(NotKnownYet.class);
        assertThatThrownBy(() -> directory.season("khoi-2025")).isInstanceOf(NotKnownYet.class);
        assertThat(directory.year("khoi-2025")).isEqualTo(2025);
        assertThatThrownBy(() -> directory.year("khoi")).isInstanceOf(NotKnownYet.class);
    }
}
