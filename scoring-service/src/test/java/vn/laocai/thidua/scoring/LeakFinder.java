package vn.laocai.thidua.scoring;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import vn.laocai.thidua.scoring.BallotTown.Cast;

/**
 * Looks through everything that was kept of a ballot for whatever ties a voter to his vote. It knows all votes, as no
 * attacker does, and so finds what would help one who knows only some.
 */
final class LeakFinder {

    private static final Pattern TIME = Pattern.compile("\\$date|\\$oid|\\$timestamp|\\d{4}-\\d\\d-\\d\\dT");

    private final List<Cast> casts;

    LeakFinder(List<Cast> casts) {
        this.casts = List.copyOf(casts);
    }

    /**
     * One thing that was kept.
     *
     * @param where
     *            such as {@code store ballot_boxes}
     */
    record Piece(String where, String text) {}

    /** What ties a voter to a vote in one of these pieces; nothing where nothing does. */
    Set<String> leaks(List<Piece> pieces) {
        Set<String> leaks = new TreeSet<>();
        for (Piece piece : pieces) {
            for (Cast cast : casts) {
                look(piece, cast, leaks);
            }
        }
        return leaks;
    }

    private static void look(Piece piece, Cast cast, Set<String> leaks) {
        boolean vote = has(piece, cast.vote().hash()) || has(piece, cast.ciphertext());
        if (has(piece, cast.vote().credential())) {
            leaks.add("a credential in " + piece.where());
        }
        if (has(piece, cast.signature())) {
            leaks.add("an unblinded signature in " + piece.where());
        }
        if (vote && !piece.where().equals("store ballot_boxes") && !piece.where().startsWith("answer box")) {
            leaks.add("a vote in " + piece.where());
        }
        boolean voter = has(piece, cast.personId()) || has(piece, cast.ward())
                || has(piece, cast.vote().blindedMessage())
                || has(piece, cast.blindSignature());
        if (vote && voter) {
            leaks.add("a vote beside its voter in " + piece.where());
        }
        if (vote && TIME.matcher(piece.text()).find()) {
            leaks.add("a vote beside a time in " + piece.where());
        }
        if (voter && !cast.choice().isEmpty()
                && piece.text().matches("(?s).*\"(choice|answer|vote)\"\\s*:\\s*\"" + cast.choice() + "\".*")) {
            leaks.add("a choice beside its voter in " + piece.where());
        }
    }

    /** In any spelling: base64url, base64, hexadecimal. */
    private static boolean has(Piece piece, String secret) {
        if (secret.isEmpty()) {
            return false;
        }
        if (piece.text().contains(secret)) {
            return true;
        }
        if (secret.length() < 40) {
            return false;
        }
        List<String> others = new ArrayList<>();
        if (secret.matches("[0-9a-f]{64}")) {
            byte[] bytes = HexFormat.of().parseHex(secret);
            others.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            others.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            others.add(secret.toUpperCase(Locale.ROOT));
        } else {
            byte[] bytes = Base64.getUrlDecoder().decode(secret);
            others.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            others.add(HexFormat.of().formatHex(bytes));
        }
        return others.stream().anyMatch(piece.text()::contains);
    }

    static List<Piece> pieces(Map<String, List<String>> texts) {
        List<Piece> pieces = new ArrayList<>();
        texts.forEach((where, all) -> all.forEach(text -> pieces.add(new Piece(where, text))));
        return pieces;
    }
}
