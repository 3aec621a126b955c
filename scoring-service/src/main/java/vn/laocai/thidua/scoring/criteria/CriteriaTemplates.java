package vn.laocai.thidua.scoring.criteria;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Ready tables to begin with. */
public final class CriteriaTemplates {

    /** The example table of 1000 points. */
    public static final String BANG_1000 = "bang-1000";

    private static final List<String> NAMES = List.of(BANG_1000);

    private CriteriaTemplates() {}

    /** The template of this name, its period being the calendar year. */
    public static Optional<CriteriaTable> find(String name, int year) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream json = CriteriaTemplates.class.getResourceAsStream("/criteria/" + name + ".json")) {
            if (json == null) {
                throw new IllegalStateException("The template " + name + " is missing");
            }
            return Optional.of(TableJson.read(json.readAllBytes()).over(LocalDate.of(year, 1, 1),
                    LocalDate.of(year, 12, 31)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example table of 1000 points for a year. */
    public static CriteriaTable bang1000(int year) {
        return find(BANG_1000, year).orElseThrow();
    }
}
