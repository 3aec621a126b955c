package vn.laocai.thidua.journeys.harness;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that was planted and that only some people may learn.
 *
 * @param name
 *            what it is, for the report
 * @param spelled
 *            how it could be told
 * @param entitled
 *            accounts of those who may know it, and who do find it
 */
public record Secret(String name, Pattern spelled, Set<String> entitled) {

    /** A word that stands nowhere else. */
    public static Secret word(String name, String word, Set<String> entitled) {
        return new Secret(name, Pattern.compile(Pattern.quote(word)), entitled);
    }

    /** A number with a fraction, as machines and as Vietnamese pages write it; not as part of a longer one. */
    public static Secret number(String name, String number, Set<String> entitled) {
        return new Secret(name, Pattern.compile("(?<![\\d.,])" + number.replace(".", "[.,]") + "(?!\\d)"), entitled);
    }

    /** Whether this text tells it. */
    public boolean toldIn(String text) {
        return spelled.matcher(text).find();
    }
}
