package vn.laocai.thidua.console.client;

import java.util.List;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** notification-service: the names of its directory, for those who name people in an office. */
@HttpExchange("/api/people")
public interface PeopleClient {

    @GetExchange
    Listing<Person> people();

    /** A person of an organisation, with base roles. */
    record Person(String personId, String name, String organisation, List<String> roles) {}
}
