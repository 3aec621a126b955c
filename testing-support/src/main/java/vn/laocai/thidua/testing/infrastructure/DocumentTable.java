package vn.laocai.thidua.testing.infrastructure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection by key, in the log where there is one.
 *
 * <p>
 * A stored document is never changed in place: readers get a copy of the first level, and the server's update replaces
 * whole values of that level. A reply can so be encoded while the next update is made.
 */
final class DocumentTable {

    /** A document's place and, while it is in use, the document itself. */
    static final class Entry {
        private StoreLog.@Nullable Place place;
        private volatile @Nullable Document document;
        private int cachedBytes;
    }

    private final String namespace;
    private final @Nullable StoreLog log;
    private final Cache cache;
    private final Map<Object, Entry> entries = new LinkedHashMap<>();

    DocumentTable(String namespace, @Nullable StoreLog log, Cache cache) {
        this.namespace = namespace;
        this.log = log;
        this.cache = cache;
    }

    /** The form of an id in which equal ids are equal: numbers of all types compare by value. */
    static Object normalized(Object id) {
        return switch (id) {
            case String string -> string;
            case ObjectId objectId -> objectId;
            default -> new KeyValue(id).normalized().get(0);
        };
    }

    synchronized @Nullable Document get(Object key) {
        Entry entry = entries.get(key);
        return entry == null ? null : document(entry).clone();
    }

    synchronized boolean contains(Object key) {
        return entries.containsKey(key);
    }

    /** The keys at this moment, oldest first. */
    synchronized List<Object> keys() {
        return new ArrayList<>(entries.keySet());
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized @Nullable Document put(Object key, Document document) {
        StoreLog.Place place = log == null ? null : log.put(namespace, key, document);
        Entry entry = entries.get(key);
        Document previous = null;
        if (entry == null) {
            entry = new Entry();
            entries.put(key, entry);
        } else {
            previous = entry.document;
        }
        place(entry, place);
        if (place == null) {
            entry.document = document;
        } else {
            cache.remember(entry, document, place.length());
        }
        return previous;
    }

    synchronized boolean remove(Object key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return false;
        }
        if (log != null) {
            log.remove(namespace, key);
        }
        entries.remove(key);
        place(entry, null);
        entry.document = null;
        return true;
    }

    synchronized void clear() {
        if (log != null) {
            log.drop(namespace);
        }
        forget();
    }

    /** Takes a document from the log that is being opened. */
    synchronized void recover(Object key, StoreLog.Place place) {
        place(entries.computeIfAbsent(key, absent -> new Entry()), place);
    }

    /** Takes a removal from the log that is being opened. */
    synchronized void recoverRemoval(Object key) {
        Entry entry = entries.remove(key);
        if (entry != null) {
            place(entry, null);
        }
    }

    /** Takes the loss of all from the log that is being opened, or makes it. */
    synchronized void forget() {
        for (Entry entry : entries.values()) {
            place(entry, null);
            entry.document = null;
        }
        entries.clear();
    }

    /** Appends the document again if it still stands where it is said to. */
    synchronized void relocate(Object key, StoreLog.Place from) {
        Entry entry = entries.get(key);
        if (log != null && entry != null && from.equals(entry.place)) {
            place(entry, log.put(namespace, key, document(entry)));
        }
    }

    private void place(Entry entry, StoreLog.@Nullable Place place) {
        if (log != null) {
            long before = entry.place == null ? 0 : entry.place.length();
            long after = place == null ? 0 : place.length();
            log.live(after - before);
        }
        entry.place = place;
    }

    private Document document(Entry entry) {
        Document document = entry.document;
        if (document == null) {
            StoreLog.Place place = entry.place;
            if (place == null) {
                throw new IllegalStateException("A document of " + namespace + " is nowhere");
            }
            document = StoreLog.read(place);
            cache.remember(entry, document, place.length());
        }
        return document;
    }

    /** Keeps the documents that were used last, up to a number of encoded bytes. */
    static final class Cache {

        private final long budget;
        private final java.util.ArrayDeque<Entry> queue = new java.util.ArrayDeque<>();
        private long used;

        Cache(long budget) {
            this.budget = budget;
        }

        private synchronized void remember(Entry entry, Document document, int bytes) {
            if (entry.cachedBytes == 0) {
                queue.addLast(entry);
            }
            used += bytes - entry.cachedBytes;
            entry.cachedBytes = bytes;
            entry.document = document;
            while (used > budget && !queue.isEmpty()) {
                Entry oldest = queue.removeFirst();
                used -= oldest.cachedBytes;
                oldest.cachedBytes = 0;
                oldest.document = null;
            }
        }
    }
}
