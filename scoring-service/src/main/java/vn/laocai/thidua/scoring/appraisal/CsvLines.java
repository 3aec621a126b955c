package vn.laocai.thidua.scoring.appraisal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The lines of a CSV file (RFC 4180) with the separator that its first line uses; empty lines are passed over. */
final class CsvLines {

    private CsvLines() {}

    static List<String[]> read(String csv) {
        String text = Normalizer.normalize(csv.startsWith("\ufeff") ? csv.substring(1) : csv, Normalizer.Form.NFC);
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char separator = first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
        List<String[]> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char sign = i < text.length() ? text.charAt(i) : '\n';
            if (quoted) {
                if (sign == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (sign == '"' || i == text.length()) {
                    quoted = false;
                } else {
                    cell.append(sign);
                }
            } else if (sign == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (sign == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (sign == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (cells.stream().anyMatch(one -> !one.isBlank())) {
                    lines.add(cells.toArray(String[]::new));
                }
                cells.clear();
            } else if (sign != '\r') {
                cell.append(sign);
            }
        }
        return lines;
    }
}
