package vn.laocai.thidua.scoring.violation;

import java.util.ArrayList;
import java.util.List;

/** Reads comma or semicolon separated text with quoted cells; empty lines are passed over. */
final class Csv {

    private Csv() {}

    /** The lines of the text; the separator is the one that stands more often in the first line. */
    static List<List<String>> read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String head = plain.lines().findFirst().orElse("");
        char separator = count(head, ';') > count(head, ',') ? ';' : ',';
        List<List<String>> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < plain.length() && plain.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == separator) {
                end(cells, cell);
            } else if (c == '\n') {
                end(cells, cell);
                endLine(lines, cells);
                cells = new ArrayList<>();
            } else {
                cell.append(c);
            }
        }
        end(cells, cell);
        endLine(lines, cells);
        return lines;
    }

    private static void end(List<String> cells, StringBuilder cell) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
    }

    private static void endLine(List<List<String>> lines, List<String> cells) {
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            lines.add(List.copyOf(cells));
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
