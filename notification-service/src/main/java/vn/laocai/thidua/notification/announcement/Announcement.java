package vn.laocai.thidua.notification.announcement;

/**
 * What one person is told about one event, in both languages.
 *
 * @param link
 *            path of the page in the console that shows what it is about, such as {@code /covenants/1}
 */
public record Announcement(Words vietnamese, Words english, String link) {

    /**
     * A title that says what happened, and a body of one to three sentences.
     */
    public record Words(String title, String body) {}

    static Announcement of(String link, Words vietnamese, Words english) {
        return new Announcement(vietnamese, english, link);
    }
}
