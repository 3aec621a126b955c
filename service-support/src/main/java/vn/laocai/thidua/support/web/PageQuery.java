package vn.laocai.thidua.support.web;

import org.jspecify.annotations.Nullable;

/**
 * Which page a client wants, from {@code ?cursor=} and {@code ?limit=}; a controller method takes it as an argument.
 *
 * @param after
 *            where the page before ended; absent for the first page
 * @param limit
 *            most items of the page, 1..200
 */
public record PageQuery(@Nullable Cursor after, int limit) {

    /** Items of a page where the client names no limit. */
    public static final int USUAL = 50;

    /** Most items that a client may ask for. */
    public static final int MOST = 200;
}
