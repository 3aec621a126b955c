package vn.laocai.thidua.console.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next
 *            cursor of the next page, or null on the last one
 */
public record Listing<T>(@Nullable List<T> items, @Nullable String next) {

    /** The items, never null. */
    public List<T> all() {
        return items == null ? List.of() : items;
    }
}
