package vn.laocai.thidua.console.live;

/**
 * "This object changed." Nothing more: the browser asks for what it may see.
 *
 * @param kind
 *            aggregate name such as {@code covenant}, or {@code *} for "look again at everything"
 * @param id
 *            aggregate id, or {@code *}
 */
record Hint(String kind, String id) {

    static final Hint EVERYTHING = new Hint("*", "*");

    /** The hint of a record, from its topic {@code thidua.<context>.<aggregate>.v1} and its key. */
    static Hint of(String topic, String key) {
        String[] parts = topic.split("\\.", -1);
        return new Hint(parts.length > 2 ? parts[2] : topic, key);
    }
}
