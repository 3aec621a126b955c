package vn.laocai.thidua.console.client;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The same operators' API at each of the four services. */
public record OperationsClients(OperationsClient ward, OperationsClient scoring, OperationsClient club,
        OperationsClient notification) {

    /** The services in the order of the pages. */
    public static final List<String> NAMES = List.of("ward", "scoring", "club", "notification");

    /** The client of a service by its short name; not found for a name that is none. */
    public OperationsClient of(String service) {
        return switch (service) {
            case "ward" -> ward;
            case "scoring" -> scoring;
            case "club" -> club;
            case "notification" -> notification;
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }
}
