package vn.laocai.thidua.support.web;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next
 *            cursor of the next page; absent on the last
 */
public record CursorPage<T>(List<T> items, @Nullable String next) {

    public CursorPage {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of what was found.
     *
     * @param found
     *            up to {@code limit + 1} items in order; one more than the limit tells that there is a next page
     * @param cursor
     *            cursor that goes on after an item
     */
    public static <T> CursorPage<T> of(List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) {
            return new CursorPage<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new CursorPage<>(items, cursor.apply(items.getLast()).encoded());
    }

    /** The same page with each item seen another way. */
    public <R> CursorPage<R> map(Function<T, R> view) {
        return new CursorPage<>(items.stream().map(view).toList(), next);
    }
}
