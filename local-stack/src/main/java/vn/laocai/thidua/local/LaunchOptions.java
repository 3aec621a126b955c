package vn.laocai.thidua.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.local.demo.Chapter;

/**
 * What the command line asks for.
 *
 * @param parts
 *            parts that this process starts
 * @param fresh
 *            whether the data of these parts is thrown away first
 * @param ports
 *            where the parts listen
 * @param dataDirectory
 *            where the parts keep what outlives them
 * @param settings
 *            settings handed on to the services and the console, such as {@code thidua.store.uri}
 * @param help
 *            whether only the help is wanted
 * @param until
 *            how far the demo season is played
 * @param rehearsal
 *            whether to stop as soon as everything is up, which the build uses to prepare quick starts
 */
public record LaunchOptions(Set<Part> parts, boolean fresh, Ports ports, Path dataDirectory,
        Map<String, String> settings, boolean help, Chapter until,
        boolean rehearsal) {

    static final String HELP = """
            Thi Đua Suite: cả bộ phần mềm trên một máy · the whole suite on one machine

              ./run [--fresh] [--port-offset N] [--no-demo] [--until=CHAPTER] [--parts=a,b] [--data-dir DIR] [--help]

              --fresh           bắt đầu với dữ liệu trống · start with empty data
              --port-offset N   cộng N vào mọi cổng, dữ liệu riêng · add N to every port, with data of its own
              --no-demo         không nạp mùa thi đua 2025 · without the demo season
              --until=CHAPTER   diễn mùa thi đua đến chặng này · play the season up to this chapter:
                                %s
              --parts=a,b       chỉ chạy các phần này · only these parts:
                                %s
              --data-dir DIR    nơi giữ dữ liệu (mặc định .local) · where data is kept
              --help            trang này · this page

            Thiết lập bắt đầu bằng --thidua. --spring. --server. --management. --logging. được chuyển cho các dịch vụ.
            Settings that begin like this are handed on to the services, such as
              --thidua.store.uri=mongodb://localhost:27018
            """.formatted(Arrays.stream(Chapter.values()).map(Chapter::code).collect(Collectors.joining(",")),
            Arrays.stream(Part.values()).map(Part::code).collect(Collectors.joining(",")));

    private static final List<String> HANDED_ON = List.of("--thidua.", "--spring.", "--server.", "--management.",
            "--logging.");
    private static final int HIGHEST_OFFSET = 30_000;

    public LaunchOptions {
        parts = Set.copyOf(parts);
        settings = Map.copyOf(settings);
    }

    /** A command line that cannot be followed; the message says which word and what is possible. */
    static final class Misunderstood extends Exception {

        private static final long serialVersionUID = 1L;

        Misunderstood(String message) {
            super(message);
        }
    }

    /**
     * Reads the command line.
     *
     * @throws Misunderstood
     *             where a word is not known or lacks its value
     */
    static LaunchOptions parse(String... arguments) throws Misunderstood {
        Set<Part> parts = EnumSet.allOf(Part.class);
        boolean demo = true;
        boolean fresh = false;
        boolean help = false;
        boolean rehearsal = false;
        int offset = 0;
        Chapter until = Chapter.CONFERENCE;
        @Nullable
        Path chosen = null;
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (HANDED_ON.stream().anyMatch(name::startsWith)) {
                settings.put(name.substring(2), equals < 0 ? "true" : argument.substring(equals + 1));
                continue;
            }
            boolean takesValue = Set.of("--parts", "--port-offset", "--data-dir", "--until").contains(name);
            String value = "";
            if (takesValue) {
                if (equals < 0 && i + 1 == arguments.length) {
                    throw new Misunderstood(
                            "Thiếu giá trị sau " + name + " · a value is missing after " + name);
                }
                value = equals < 0 ? arguments[++i] : argument.substring(equals + 1);
            } else if (equals >= 0) {
                throw new Misunderstood("Không hiểu " + argument + " · unknown option " + argument);
            }
            switch (name) {
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--help", "-h" -> help = true;
                case "--rehearse" -> rehearsal = true;
                case "--data-dir" -> chosen = Path.of(value);
                case "--port-offset" -> offset = offset(value);
                case "--parts" -> parts = parts(value);
                case "--until" -> until = chapter(value);
                default -> throw new Misunderstood("Không hiểu " + argument + " · unknown option " + argument);
            }
        }
        if (!demo) {
            parts.remove(Part.DEMO);
        }
        Path directory = chosen == null ? dataDirectory(offset) : chosen;
        return new LaunchOptions(parts, fresh, new Ports(offset), directory.toAbsolutePath().normalize(), settings,
                help, until, rehearsal);
    }

    /** Two stacks beside each other cannot share their data. */
    private static Path dataDirectory(int offset) {
        return offset == 0 ? Path.of(".local") : Path.of(".local", "offset-" + offset);
    }

    private static int offset(String value) throws Misunderstood {
        try {
            int offset = Integer.parseInt(value);
            if (offset >= 0 && offset <= HIGHEST_OFFSET) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number out of range.
        }
        throw new Misunderstood("--port-offset là một số từ 0 đến " + HIGHEST_OFFSET + ", không phải " + value
                + " · a number from 0 to " + HIGHEST_OFFSET);
    }

    private static Chapter chapter(String value) throws Misunderstood {
        return Chapter.of(value).orElseThrow(() -> new Misunderstood("Không có chặng '" + value
                + "' · unknown chapter; choose from " + Arrays.stream(Chapter.values()).map(Chapter::code).toList()));
    }

    private static Set<Part> parts(String value) throws Misunderstood {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String code : value.split(",", -1)) {
            parts.add(Part.of(code).orElseThrow(() -> new Misunderstood("Không có phần '" + code
                    + "' · unknown part; choose from " + Arrays.stream(Part.values()).map(Part::code).toList())));
        }
        return parts;
    }
}
