package vn.laocai.thidua.scoring.ballot;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.support.command.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Pace pace = new Pace(3, Duration.ofSeconds(2), now::get);

    @Test
    void letsAHandfulThroughAndThenSaysHowLongToWait() {
        for (int i = 0; i < 3; i++) {
            pace.admit("p-1");
        }
        assertThatThrownBy(() -> pace.admit("p-1")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.code()).isEqualTo("too-many-ballot-requests");
            assertThat(refusal.detailVi()).contains("Xin chờ 2 giây", "phiếu vẫn được giữ trên máy");
            assertThat(refusal.properties()).containsEntry("retryAfter", 2);
        });
        pace.admit("p-2");
    }

    @Test
    void whatIsRefusedCostsNothingAndTimeGivesBackNoMoreThanTheHandful() {
        for (int i = 0; i < 3; i++) {
            pace.admit("p-1");
        }
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> pace.admit("p-1")).isInstanceOf(Refusal.class);
        }
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        pace.admit("p-1");
        assertThatThrownBy(() -> pace.admit("p-1")).isInstanceOf(Refusal.class);
        now.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 3; i++) {
            pace.admit("p-1");
        }
        assertThatThrownBy(() -> pace.admit("p-1")).isInstanceOf(Refusal.class);
    }
}
