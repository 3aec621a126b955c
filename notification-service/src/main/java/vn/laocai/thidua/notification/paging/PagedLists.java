package vn.laocai.thidua.notification.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Lists of ids, one per owner, newest first, with a mark on each entry that tells whether it was read.
 *
 * <p>
 * An entry's number decides its page, so adding it again finds it again: the page's guard makes adding idempotent. Every
 * read is by the id of a document; nothing is searched.
 */
public final class PagedLists {

    private static final int PAGE = 100;
    private static final int TRIES = 50;

    private final MongoCollection<Document> heads;
    private final MongoCollection<Document> pages;

    /**
     * One entry of a list.
     *
     * @param number
     *            place in the list; a higher one is newer
     */
    public record Entry(long number, String id, @Nullable Instant readAt) {}

    /** The lists kept in the collections {@code <name>_heads} and {@code <name>_pages}. */
    public PagedLists(MongoDatabase database, String name) {
        WriteConcern durable = WriteConcern.MAJORITY.withJournal(true);
        this.heads = database.getCollection(name + "_heads").withWriteConcern(WriteConcern.MAJORITY);
        this.pages = database.getCollection(name + "_pages").withWriteConcern(durable);
    }

    /** A number that no other entry of this owner has; one that stays unused leaves a harmless gap. */
    public long nextNumber(String owner) {
        FindOneAndUpdateOptions options = new FindOneAndUpdateOptions().upsert(true)
                .returnDocument(ReturnDocument.AFTER);
        for (int attempt = 0;; attempt++) {
            try {
                Document head = heads.findOneAndUpdate(Filters.eq("_id", owner), Updates.inc("count", 1L), options);
                if (head != null) {
                    return head.getLong("count");
                }
            } catch (com.mongodb.MongoCommandException e) {
                // Two first entries at the same time: one of them creates the head.
                if (e.getErrorCode() != 11000 || attempt > TRIES) {
                    throw e;
                }
            }
        }
    }

    /**
     * Adds an entry at its number.
     *
     * @return false where it was there already
     */
    public boolean add(String owner, long number, String id) {
        String page = pageId(owner, number / PAGE);
        Document entry = new Document("n", number).append("id", id).append("read", null);
        Document update = new Document("$push", new Document("entries", entry)).append("$inc",
                new Document("unread", 1).append("version", 1L));
        Document guard = new Document("_id", page).append("entries.id", new Document("$ne", id));
        if (pages.updateOne(guard, update).getMatchedCount() == 1) {
            return true;
        }
        try {
            pages.insertOne(new Document("_id", page).append("entries", List.of()).append("unread", 0).append("version",
                    1L));
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != 11000) {
                throw e;
            }
        }
        return pages.updateOne(guard, update).getMatchedCount() == 1;
    }

    /**
     * The newest entries.
     *
     * @param below
     *            only entries with a smaller number; {@link Long#MAX_VALUE} for the newest of all
     */
    public List<Entry> newest(String owner, long below, int limit, boolean onlyUnread) {
        List<Entry> found = new ArrayList<>();
        long last = Math.min(below - 1, count(owner));
        for (long page = last / PAGE; page >= 0 && found.size() < limit; page--) {
            Document document = pages.find(Filters.eq("_id", pageId(owner, page))).first();
            if (document == null || (onlyUnread && document.getInteger("unread") == 0)) {
                continue;
            }
            entries(document).stream().filter(entry -> entry.number() < below)
                    .filter(entry -> !onlyUnread || entry.readAt() == null)
                    .sorted((a, b) -> Long.compare(b.number(), a.number())).limit(limit - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    /** How many entries of the owner are not read. */
    public long unread(String owner) {
        long unread = 0;
        for (long page = count(owner) / PAGE; page >= 0; page--) {
            Document document = pages.find(Filters.eq("_id", pageId(owner, page))).first();
            unread += document == null ? 0 : document.getInteger("unread");
        }
        return unread;
    }

    /**
     * Marks one entry as read.
     *
     * @return false where it was read already or is not there
     */
    public boolean markRead(String owner, long number, Instant at) {
        return change(pageId(owner, number / PAGE), number, at) == 1;
    }

    /**
     * Marks every entry as read.
     *
     * @return how many were not read before
     */
    public int markAllRead(String owner, Instant at) {
        int changed = 0;
        for (long page = count(owner) / PAGE; page >= 0; page--) {
            changed += change(pageId(owner, page), null, at);
        }
        return changed;
    }

    private int change(String page, @Nullable Long number, Instant at) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document document = pages.find(Filters.eq("_id", page)).first();
            if (document == null) {
                return 0;
            }
            List<Document> entries = document.getList("entries", Document.class);
            int changed = 0;
            for (Document entry : entries) {
                if (entry.get("read") == null && (number == null || number.equals(entry.getLong("n")))) {
                    entry.put("read", Date.from(at));
                    changed++;
                }
            }
            if (changed == 0) {
                return 0;
            }
            long version = document.getLong("version");
            document.put("unread", document.getInteger("unread") - changed);
            document.put("version", version + 1);
            if (pages.replaceOne(Filters.and(Filters.eq("_id", page), Filters.eq("version", version)), document)
                    .getMatchedCount() == 1) {
                return changed;
            }
        }
        throw new IllegalStateException("Page " + page + " is changed by others all the time");
    }

    private long count(String owner) {
        Document head = heads.find(Filters.eq("_id", owner)).first();
        return head == null ? 0 : head.getLong("count");
    }

    private static List<Entry> entries(Document page) {
        return page.getList("entries", Document.class).stream().map(entry -> {
            Date read = entry.getDate("read");
            return new Entry(entry.getLong("n"), entry.getString("id"), read == null ? null : read.toInstant());
        }).toList();
    }

    private static String pageId(String owner, long page) {
        return owner + ":" + page;
    }
}
