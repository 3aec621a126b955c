package vn.laocai.thidua.testing.infrastructure;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import org.jspecify.annotations.Nullable;

/**
 * The index of {@code _id}, which is the table itself. It also serves filters that name further fields beside the id, so
 * that an update guarded by a version need not read the collection.
 */
final class PrimaryKeyIndex extends Index<Object> {

    private static final String ID = "_id";
    private static final String EQUAL = "$eq";
    private static final String IN = "$in";
    private static final String AND = "$and";

    private final DocumentTable documents;

    PrimaryKeyIndex(String name, List<IndexKey> keys, DocumentTable documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        Object id = document.get(ID);
        if (id == null) {
            return null;
        }
        Object key = DocumentTable.normalized(id);
        return documents.contains(key) ? key : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (getPosition(document) != null) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get(ID)));
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        // the table has it
    }

    @Override
    public @Nullable Object remove(Document document) {
        return getPosition(document);
    }

    @Override
    public boolean canHandle(Document query) {
        return condition(query) != null;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        Object condition = condition(query);
        Set<Object> found = new LinkedHashSet<>();
        if (condition instanceof Document expression && expression.get(IN) instanceof Collection<?> ids) {
            ids.forEach(id -> addIfStored(id, found));
        } else if (condition instanceof Document expression && expression.containsKey(EQUAL)) {
            addIfStored(expression.get(EQUAL), found);
        } else {
            addIfStored(condition, found);
        }
        return found;
    }

    /** What the filter asks of the id, if that names ids one by one; also inside of {@code $and}. */
    private static @Nullable Object condition(Document query) {
        Object id = query.get(ID);
        if (id != null) {
            return namesIds(id) ? id : null;
        }
        if (query.get(AND) instanceof Collection<?> parts) {
            for (Object part : parts) {
                if (part instanceof Document partly) {
                    Object found = condition(partly);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private static boolean namesIds(Object condition) {
        return switch (condition) {
            case BsonRegularExpression pattern -> false;
            case Collection<?> values -> false;
            case Document expression -> expression.keySet().equals(Set.of(IN))
                    || expression.keySet().equals(Set.of(EQUAL))
                    || expression.keySet().stream().noneMatch(key -> key.startsWith("$"));
            default -> true;
        };
    }

    private void addIfStored(@Nullable Object id, Set<Object> found) {
        if (id != null) {
            Object key = DocumentTable.normalized(id);
            if (documents.contains(key)) {
                found.add(key);
            }
        }
    }

    @Override
    public long getCount() {
        return documents.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        // the id does not change
    }

    @Override
    public void updateInPlace(Document oldDocument, Document newDocument, Object position,
            MongoCollection<Object> collection) {
        // the id does not change
    }

    @Override
    public void drop() {
        // goes with the table
    }

    @Override
    public boolean isUnique() {
        return true;
    }
}
