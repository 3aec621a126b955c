package vn.laocai.thidua.console.inbox;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/** Where a message may lead: to our own pages only, whatever stands in it. */
final class InboxLinks {

    private InboxLinks() {}

    /** The path on this console, or the inbox for anything else. */
    static String safe(@Nullable String link) {
        String page = pageOrNothing(link);
        return page.isEmpty() ? "/inbox" : page;
    }

    /** The path on this console, or nothing. A full address is taken as its path: messages name the console as they know it. */
    static String pageOrNothing(@Nullable String link) {
        if (link == null || link.isBlank()) {
            return "";
        }
        try {
            String path = URI.create(link.strip()).getRawPath();
            boolean ours = path != null && path.startsWith("/") && !path.startsWith("//") && !path.contains("\\");
            return ours ? path : "";
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
