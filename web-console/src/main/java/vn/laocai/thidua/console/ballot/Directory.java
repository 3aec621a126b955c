package vn.laocai.thidua.console.ballot;

import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.PeopleClient;
import vn.laocai.thidua.console.client.PeopleClient.Person;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;

/** Who can be chosen as elector or teller; nobody while the directory does not answer, and the page says so. */
@Component
class Directory {

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final PeopleClient people;

    Directory(PeopleClient people) {
        this.people = people;
    }

    List<Person> people() {
        try {
            return people.people().all();
        } catch (ServiceRefusal | ServiceUnreachable absent) {
            LOG.warn("no names from the directory: {}", absent.getMessage());
            return List.of();
        }
    }

    Optional<Person> person(String personId) {
        return people().stream().filter(person -> person.personId().equals(personId)).findFirst();
    }
}
