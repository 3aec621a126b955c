package vn.laocai.thidua.console.client;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** club-service: clubs and their members. */
@HttpExchange("/api/clubs")
public interface ClubClient {

    @GetExchange
    Listing<Club> clubs();

    @GetExchange("/{id}")
    Club club(@PathVariable String id);

    /** A paper that a step of the club rests on. */
    record Paper(@Nullable String title, @Nullable String number, @Nullable LocalDate date, @Nullable String issuer,
            @Nullable String place) {}

    /** A member of the roll. */
    record Member(String wardCode, @Nullable String kind, @Nullable LocalDate from, @Nullable LocalDate until) {}

    /** A club; each paper is there once its step was taken. */
    record Club(String id, String name, @Nullable String blockId, String state, @Nullable Paper proposalRef,
            @Nullable Paper meetingRef, @Nullable Paper foundingDocument, @Nullable List<Member> members) {}
}
