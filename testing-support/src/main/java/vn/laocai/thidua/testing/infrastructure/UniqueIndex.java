package vn.laocai.thidua.testing.infrastructure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** A unique index beside that of the id; held in memory and built anew when the store opens. */
final class UniqueIndex extends AbstractUniqueIndex<Object> {

    private final Map<KeyValue, Object> positions = new ConcurrentHashMap<>();

    UniqueIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue keyValue) {
        return positions.remove(keyValue);
    }

    @Override
    protected boolean putKeyPosition(KeyValue keyValue, Object position) {
        return positions.putIfAbsent(keyValue, position) == null;
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return positions.entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue keyValue) {
        return positions.get(keyValue);
    }

    /** Serves filters that give each of its fields one value, with whatever conditions beside them. */
    @Override
    public synchronized boolean canHandle(Document query) {
        Document own = ownFields(query);
        return own.keySet().equals(keySet());
    }

    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        return super.getPositions(ownFields(query));
    }

    private Document ownFields(Document query) {
        Document own = new Document();
        collect(query, keySet(), own);
        return own;
    }

    private static void collect(Document query, Set<String> fields, Document own) {
        query.forEach((field, value) -> {
            if (fields.contains(field) && isPlain(value)) {
                own.put(field, value);
            } else if (field.equals("$and") && value instanceof Collection<?> parts) {
                parts.forEach(part -> collect((Document) part, fields, own));
            }
        });
    }

    private static boolean isPlain(@Nullable Object value) {
        return value != null && !(value instanceof Document) && !(value instanceof Collection)
                && !(value instanceof BsonRegularExpression);
    }

    @Override
    public long getCount() {
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
