package vn.laocai.thidua.scoring.deliberation;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import vn.laocai.thidua.scoring.calendar.WorkingDays;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Absence;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Call;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Minutes;
import vn.laocai.thidua.scoring.deliberation.Deliberation.OpenVote;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Opinion;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Quorum;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Signature;
import vn.laocai.thidua.scoring.deliberation.Deliberation.State;
import vn.laocai.thidua.scoring.deliberation.DeliberationRefused.Reason;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule 44: papers in time, a quorum, minutes that stay as they were signed. */
class DeliberationDeciderTest {

    private static final List<String> WARDS = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO",
            "TRUNG_TAM", "SA_PA", "CAU_THIA", "CAM_DUONG", "LAO_CAI");
    private static final Instant HELD = Instant.parse("2026-01-22T01:00:00Z");
    private static final WorkingDays CALENDAR = new WorkingDays();
    private static final DeliberationDefinition DEFINITION = new DeliberationDefinition();

    @ParameterizedTest
    @CsvSource({"2026-01-19T02:00:00Z,2026-01-22T01:00:00Z,true", "2026-01-20T02:00:00Z,2026-01-22T01:00:00Z,false",
            "2026-01-16T02:00:00Z,2026-01-21T01:00:00Z,true", "2026-01-16T02:00:00Z,2026-01-20T01:00:00Z,false",
            // New Year's Day is a holiday, so that it does not count.
            "2025-12-30T02:00:00Z,2026-01-02T01:00:00Z,false", "2025-12-29T02:00:00Z,2026-01-05T01:00:00Z,true",
            // Late in the evening in Việt Nam it is still the same day.
            "2026-01-19T16:59:00Z,2026-01-22T01:00:00Z,true", "2026-01-19T17:01:00Z,2026-01-22T01:00:00Z,false"})
    void rule44PapersLeaveThreeWorkingDaysBefore(Instant sent, Instant held, boolean inTime) {
        if (inTime) {
            assertThat(DeliberationDecider.call(null, call(sent, held), CALENDAR)).hasSize(1);
        } else {
            refused(() -> DeliberationDecider.call(null, call(sent, held), CALENDAR), "papers-too-late", 422,
                    "ít nhất 3 ngày làm việc");
        }
    }

    @ParameterizedTest
    @CsvSource({"10,2,3,7", "9,2,3,6", "10,80,100,8", "3,2,3,2"})
    void rule44TheQuorumIsAShareOfAllMembersInIntegers(int members, int numerator, int denominator, int needed) {
        Quorum quorum = new Quorum(numerator, denominator);
        assertThat(quorum.needed(members)).isEqualTo(needed);
        assertThat(quorum.metBy(needed, members)).isTrue();
        assertThat(quorum.metBy(needed - 1, members)).isFalse();
    }

    @Test
    void rule44WithoutAQuorumNothingFollows() {
        Deliberation six = attended(6);
        assertThat(six.state()).isEqualTo(State.NOT_QUORATE);
        refused(() -> DeliberationDecider.writeMinutes(six, minutes()), "deliberation-not-quorate", 409,
                "cần ít nhất 7");
        refused(() -> {
            DeliberationDecider.requireQuorate(called());
            return "";
        }, "deliberation-wrong-state", 409, "Đã triệu tập");
        assertThat(attended(7).state()).isEqualTo(State.HELD);
        DeliberationDecider.requireQuorate(attended(7));
    }

    @Test
    void everyMemberIsPresentOrAbsentWithAReason() {
        refused(() -> DeliberationDecider.takeAttendance(called(), WARDS.subList(0, 9), List.of(), HELD),
                "attendance-does-not-fit", 422, "LAO_CAI");
        refused(() -> DeliberationDecider.takeAttendance(called(), WARDS, List.of(new Absence("SA_PA", "ốm")), HELD),
                "attendance-does-not-fit", 422, "Chưa rõ: SA_PA");
        refused(() -> DeliberationDecider.takeAttendance(called(), WARDS, List.of(new Absence("HA_NOI", "x")), HELD),
                "attendance-does-not-fit", 422, "Không thuộc khối: HA_NOI");
        refused(() -> DeliberationDecider.takeAttendance(called(), WARDS, List.of(), HELD.minusSeconds(1)),
                "meeting-not-begun", 409, "điểm danh khi họp");
        refused(() -> DeliberationDecider.takeAttendance(attended(7), WARDS, List.of(), HELD),
                "deliberation-wrong-state", 409, "Đã họp");
    }

    @Test
    void minutesMayBeWrittenAnewUntilSomebodySigns() {
        Deliberation minuted = minuted();
        assertThat(DeliberationDecider.writeMinutes(minuted, minutes())).hasSize(1);
        Deliberation signed = after(minuted, DeliberationDecider.sign(signature("head", true)));
        assertThat(signed.state()).isEqualTo(State.MINUTED);
        refused(() -> DeliberationDecider.writeMinutes(signed, minutes()), "minutes-immutable", 409,
                "không sửa được nữa");
        Deliberation both = after(signed, DeliberationDecider.sign(signature("secretary", false)));
        assertThat(both.state()).isEqualTo(State.SIGNED);
        assertThat(MeetingMinutes.hash(both)).isEqualTo(MeetingMinutes.hash(minuted));
        refused(() -> check(() -> DeliberationDecider.checkSignature(both, true, false, "", "h")),
                "minutes-already-signed", 409, "đã được ký");
        refused(() -> check(() -> DeliberationDecider.checkSignature(minuted, false, false, "", "h")), "not-a-signer",
                403, "người chủ trì");
        refused(() -> check(() -> DeliberationDecider.checkSignature(minuted, true, false, "a", "b")),
                "minutes-changed", 409, "đọc lại rồi ký");
    }

    @Test
    void minutesHoldOpinionsAndVotesOfMembersOnly() {
        Deliberation held = attended(7);
        refused(() -> DeliberationDecider.writeMinutes(held,
                with(List.of(new Opinion("HA_NOI", "x")), List.of())), "opinion-of-a-stranger", 422,
                "“HA_NOI” không phải phường thành viên của khối.");
        refused(() -> DeliberationDecider.writeMinutes(held,
                with(List.of(), List.of(new OpenVote("Danh sách", 6, 1, 1)))), "open-vote-does-not-add-up", 422,
                "nhiều hơn số thành viên");
    }

    @Test
    void tellsOthersWhoWasThereAndNoOpinion() {
        List<DeliberationEvent> events = DeliberationDecider.takeAttendance(called(), WARDS.subList(0, 7),
                WARDS.subList(7, 10).stream().map(ward -> new Absence(ward, "bận")).toList(), HELD);
        Deliberation held = after(called(), events);
        EventOnWire told = DEFINITION.describe(events.getLast(), held);
        assertThat(told.name()).isEqualTo("deliberation-held");
        assertThat(EventJson.mapper().writeValueAsString(told.data())).contains("\"quorumMet\":true")
                .doesNotContain("bận");
        assertThat(DEFINITION.decode(told.name(), EventJson.mapper().valueToTree(told.data())))
                .isEqualTo(events.getLast());
        for (DeliberationEvent event : List.of(events.getFirst(), new DeliberationEvent.MinutesWritten(minutes()),
                new DeliberationEvent.Called(called().call()),
                new DeliberationEvent.MinutesSigned(signature("head", true)))) {
            EventOnWire internal = DEFINITION.describe(event, held);
            assertThat(DEFINITION.decode(internal.name(), EventJson.mapper().valueToTree(internal.data())))
                    .isEqualTo(event);
        }
        assertThat(DEFINITION.read(DEFINITION.write(minuted()))).isEqualTo(minuted());
    }

    @Test
    void isCalledOnceWithMembersAndAQuorumThatIsOne() {
        refused(() -> DeliberationDecider.call(called(), called().call(), CALENDAR), "deliberation-exists", 409,
                "đã được triệu tập");
        Call good = called().call();
        refused(() -> DeliberationDecider.call(null, new Call("d", "s", "b", good.heldAt(), good.papersSentAt(), "x",
                List.of(), WARDS, new Quorum(3, 2)), CALENDAR), "quorum-does-not-fit", 422, "không quá 100%");
        refused(() -> DeliberationDecider.call(null, new Call("d", "s", "b", good.heldAt(), good.papersSentAt(), "x",
                List.of(), List.of(), Quorum.USUAL), CALENDAR), "block-unknown", 409, "phường thành viên");
        refused(() -> DeliberationDecider.known(null), "deliberation-not-found", 404, "Không có cuộc họp");
    }

    private static Call call(Instant sent, Instant held) {
        return new Call("d-1", "khoi-2025", "khoi", held, sent, "Sa Pa", List.of("Bình xét"), WARDS, Quorum.USUAL);
    }

    private static Deliberation called() {
        return after(null, DeliberationDecider.call(null, call(Instant.parse("2026-01-16T02:00:00Z"), HELD),
                CALENDAR));
    }

    private static Deliberation attended(int present) {
        return after(called(), DeliberationDecider.takeAttendance(called(), WARDS.subList(0, present),
                WARDS.subList(present, 10).stream().map(ward -> new Absence(ward, "bận")).toList(), HELD));
    }

    private static Deliberation minuted() {
        return after(attended(7), DeliberationDecider.writeMinutes(attended(7), minutes()));
    }

    private static Minutes minutes() {
        return with(List.of(new Opinion("AU_LAU", "Đề nghị xem lại tiêu chí II.3")),
                List.of(new OpenVote("Danh sách đề nghị", 6, 1, 0)));
    }

    private static Minutes with(List<Opinion> opinions, List<OpenVote> votes) {
        return new Minutes("Trưởng khối", "Thư ký", "Diễn biến", opinions, votes, "Thống nhất", HELD);
    }

    private static Signature signature(String person, boolean chair) {
        return new Signature(person, chair, "hash", "sig", "key", "id", HELD);
    }

    private static Deliberation after(Deliberation meeting, List<DeliberationEvent> events) {
        Deliberation state = meeting;
        for (DeliberationEvent event : events) {
            state = DEFINITION.evolve(state, event);
        }
        return state;
    }

    private static Object check(Runnable check) {
        check.run();
        return "passed";
    }

    private static void refused(Supplier<?> act, String code, int status, String words) {
        Reason reason;
        try {
            act.get();
            throw new AssertionError("Nothing was refused");
        } catch (DeliberationRefused refused) {
            reason = refused.reason();
        }
        Refusal refusal = DeliberationProblems.explain(reason);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.detailVi()).contains(words);
        assertThat(refusal.detailEn()).isNotBlank();
    }
}
