package vn.laocai.thidua.journeys.harness;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.journeys.harness.Person.Opened;
import vn.laocai.thidua.journeys.harness.Places.Door;
import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;

/**
 * Sends people through everything that can be read: each reading operation that a service describes, and each page of the
 * console that links lead to or that somebody could be sent. Of pages that differ by their ids alone it opens one, and some
 * more of those at which a secret was planted.
 */
public final class Crawler {

    /** Somebody who has not signed in. */
    public static final String ANONYMOUS = Person.STRANGER;

    private static final String CONSOLE = "console ";
    private static final int AT_ONCE = 2;
    private static final int OF_A_KIND = 1;
    private static final int OF_A_KIND_PLANTED = 4;
    private static final Set<String> WITHOUT_CONSOLE = Set.of("agency.home-affairs");
    private static final List<String> NO_PAGES = List.of("/live", "/assets", "/webjars", "/oauth2", "/logout",
            "/sign-out");
    private static final Pattern LANGUAGE = Pattern.compile("[?&]lang=");

    private final Ports ports;
    private final Places places;

    public Crawler(Ports ports, Places places) {
        this.ports = ports;
        this.places = places;
    }

    /**
     * What people found.
     *
     * @param found
     *            per person and secret the places that tell it
     * @param broken
     *            addresses that answered with an error of the server, or did not recognise who came
     * @param opened
     *            how many addresses each person opened
     */
    public record Report(Map<String, Map<String, Set<String>>> found, Set<String> broken,
            Map<String, Integer> opened) {}

    /** Whether a place of a report is a page of the console. */
    public static boolean ofConsole(String place) {
        return place.startsWith(CONSOLE);
    }

    /** Lets these people look for these secrets. */
    public Report search(Collection<String> accounts, Collection<Secret> secrets) {
        Map<String, Person> people = new LinkedHashMap<>();
        accounts.forEach(account -> people.put(account, new Person(ports, account)));
        Map<Part, JsonNode> descriptions = Places.descriptions(new Person(ports, ANONYMOUS));
        Places all = places.withListedIds(descriptions, people);
        Set<Door> doors = all.doors(descriptions);
        Report report = new Report(new TreeMap<>(), ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<String, Future<Map<String, Set<String>>>> searches = new LinkedHashMap<>();
            people.forEach((account, person) -> searches.put(account,
                    pool.submit(() -> new Search(account, person, secrets, report).through(doors, all))));
            for (Map.Entry<String, Future<Map<String, Set<String>>>> search : searches.entrySet()) {
                report.found().put(search.getKey(), search.getValue().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return report;
    }

    /** One person's way. */
    private final class Search {

        private final String account;
        private final Person person;
        private final Collection<Secret> secrets;
        private final Report report;
        private final Map<String, Set<String>> found = new TreeMap<>();

        private Search(String account, Person person, Collection<Secret> secrets, Report report) {
            this.account = account;
            this.person = person;
            this.secrets = secrets;
            this.report = report;
        }

        private Map<String, Set<String>> through(Set<Door> doors, Places all) {
            doors.forEach(door -> look(door.path(), person.door(door.service(), door.path())));
            if (!WITHOUT_CONSOLE.contains(account)) {
                if (!account.equals(ANONYMOUS)) {
                    person.signIn();
                }
                walk(all.deepLinks());
            }
            return found;
        }

        private void look(String where, Opened opened) {
            report.opened().merge(account, 1, Integer::sum);
            if (opened.status() >= 500 || person.wasNotRecognised(opened)) {
                report.broken().add(account + " " + where + " → " + opened.status());
            }
            String text = opened.text();
            secrets.stream().filter(secret -> secret.toldIn(text))
                    .forEach(secret -> found.computeIfAbsent(secret.name(), any -> new TreeSet<>())
                            .add(where));
        }

        private void walk(Set<String> starts) {
            Deque<String> waiting = new ArrayDeque<>(starts);
            Set<String> seen = new HashSet<>(starts);
            Map<String, Integer> kinds = new HashMap<>();
            while (!waiting.isEmpty()) {
                String path = waiting.poll();
                Opened page = person.page(path);
                look(CONSOLE + path, page);
                if (page.status() == 200 && page.address().getPort() == ports.of(Part.CONSOLE)) {
                    for (String link : links(page)) {
                        if (seen.add(link) && wanted(link, kinds)) {
                            waiting.add(link);
                        }
                    }
                }
            }
        }

        private boolean wanted(String link, Map<String, Integer> kinds) {
            boolean planted = places.wards().stream().anyMatch(link::contains)
                    && (!link.contains("/cells/") && !link.contains("/numbers/") && !link.startsWith("/appraisal/")
                            || places.codes().stream().anyMatch(code -> link.endsWith("/" + code)));
            return kinds.merge(kind(link), 1, Integer::sum) <= (planted ? OF_A_KIND_PLANTED : OF_A_KIND);
        }
    }

    /** The address without what differs from thing to thing. */
    private String kind(String link) {
        return link.replace(places.season(), "*").replaceAll("[A-Z]{2,}(_[A-Z]+)*", "*")
                .replaceAll("(?<=[/=:])[IVTP]+\\.\\d+", "*").replaceAll("[0-9a-f-]{12,}|\\d+", "*");
    }

    private Set<String> links(Opened page) {
        String text = new String(page.body(), StandardCharsets.UTF_8);
        if (!text.contains("<")) {
            return Set.of();
        }
        Document document = Jsoup.parse(text, page.address().toString());
        Set<String> links = new LinkedHashSet<>();
        for (Element element : document.select("a[href], [hx-get], form[method=get][action]")) {
            String name = element.hasAttr("hx-get") ? "hx-get" : element.hasAttr("href") ? "href" : "action";
            String address = element.absUrl(name);
            if (address.startsWith(ports.http(Part.CONSOLE) + "/")) {
                URI uri = URI.create(address.replace(" ", "%20"));
                String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
                if (NO_PAGES.stream().noneMatch(path::startsWith) && !LANGUAGE.matcher(path).find()) {
                    links.add(path);
                }
            }
        }
        return links;
    }
}
