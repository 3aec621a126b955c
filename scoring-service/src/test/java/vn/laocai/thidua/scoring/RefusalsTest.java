package vn.laocai.thidua.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every refusal is told in docs/http.md, and a test reads both its code and its sentence. */
class RefusalsTest {

    /** A status and a code as every factory of refusals takes them: {@code (409, "results-published", …}. */
    private static final Pattern REFUSAL = Pattern.compile("\\b([45]\\d\\d),\\s*\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"");
    private static final Pattern LITERAL_OR_END = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"|;");
    private static final Pattern VIETNAMESE = Pattern.compile("[À-ỹ]");
    /** A rule with the tests that prove it. */
    private static final Pattern PROVED = Pattern.compile("\\| (\\d+) \\|.*\\| ((?:`\\w+Test` ?)+) ?\\|");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| (\\d{3}) \\|(.*)\\|$");

    private final Map<String, Set<String>> statuses = new TreeMap<>();
    private final List<String> tests = sources("src/test/java");

    RefusalsTest() {
        for (String source : sources("src/main/java")) {
            REFUSAL.matcher(source).results().forEach(found -> statuses
                    .computeIfAbsent(found.group(2), any -> new TreeSet<>()).add(found.group(1)));
        }
    }

    @Test
    void everyCodeIsDocumentedUnderItsStatus() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        String page = Files.readString(Path.of("../docs/http.md"));
        for (Matcher row = DOCUMENTED.matcher(page); row.find();) {
            String status = row.group(1);
            Pattern.compile("`([a-z0-9-]+)`").matcher(row.group(2)).results()
                    .forEach(code -> documented.computeIfAbsent(code.group(1), any -> new TreeSet<>()).add(status));
        }
        assertThat(statuses).hasSizeGreaterThan(200);
        assertThat(statuses).allSatisfy((code, all) -> assertThat(documented).as(code).containsKey(code)
                .satisfies(known -> assertThat(known.get(code)).as(code).containsAll(all)));
        String own = page.substring(page.indexOf("Codes of scoring-service"));
        assertThat(
                Pattern.compile("`([a-z]+(?:-[a-z0-9]+)+)`").matcher(own.substring(0, own.indexOf("\n405,"))).results()
                        .map(code -> code.group(1)).toList())
                .as("documented and refused by nothing")
                .allSatisfy(code -> assertThat(statuses).containsKey(code));
    }

    @Test
    void everyCodeAndItsSentenceAreReadByATest() {
        assertThat(unread(statuses.keySet())).isEmpty();
        assertThat(unread(List.of("a-code-that-" + "no-test-knows"))).as("what this finds").hasSize(1);
    }

    @Test
    void everyRuleOfScoringNamesTestsThatExist() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String module : List.of(".", "../ward-service")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/test/java"))) {
                files.forEach(file -> classes.add(file.getFileName().toString().replace(".java", "")));
            }
        }
        Set<Integer> rules = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../docs/domain-rules.md"))) {
            Matcher row = PROVED.matcher(line);
            if (row.matches()) {
                assertThat(row.group(2).replace("`", "").split(" ")).as("rule %s", row.group(1)).isSubsetOf(classes);
                rules.add(Integer.valueOf(row.group(1)));
            }
        }
        assertThat(rules).containsAll(IntStream.concat(IntStream.rangeClosed(9, 14), IntStream.rangeClosed(25, 65))
                .boxed().toList());
    }

    private List<String> unread(Collection<String> codes) {
        return codes.stream().filter(code -> tests.stream().noneMatch(test -> reads(test, '"' + code + '"'))).toList();
    }

    /** Whether Vietnamese words stand behind the code, in the same statement or the next one. */
    private static boolean reads(String test, String code) {
        for (int at = test.indexOf(code); at >= 0; at = test.indexOf(code, at + 1)) {
            Matcher next = LITERAL_OR_END.matcher(test).region(at + code.length(), test.length());
            for (int ends = 0; ends < 2 && next.find();) {
                if (next.group(1) == null) {
                    ends++;
                } else if (VIETNAMESE.matcher(next.group(1)).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> sources(String root) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            List<String> sources = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                sources.add(Files.readString(file));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
