package vn.laocai.thidua.support.web;

import java.util.OptionalLong;

/** Entity tags are the versions of documents, as strong validators: {@code "7"}. */
public final class EntityTags {

    private EntityTags() {}

    /** The tag of this version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version of a tag; nothing where the tag is none of ours. */
    static OptionalLong version(String tag) {
        String digits = tag.startsWith("\"") && tag.endsWith("\"") && tag.length() > 2
                ? tag.substring(1, tag.length() - 1)
                : "";
        if (digits.length() > 18 || digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(digits));
    }
}
