package vn.laocai.thidua.testing.infrastructure;

import java.util.List;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;

/** One database: its collections and their unique indexes. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    private final StoreBackend backend;

    StoreDatabase(String name, StoreBackend backend, CursorRegistry cursors) {
        super(name, cursors);
        this.backend = backend;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
        return new StoreCollection(this, collectionName, options,
                backend.table(getFullCollectionNamespace(collectionName)), backend, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(String collectionName, String indexName, List<IndexKey> keys,
            boolean sparse) {
        if (keys.size() == 1 && keys.getFirst().getKey().equals("_id")) {
            return new PrimaryKeyIndex(indexName, keys, backend.table(getFullCollectionNamespace(collectionName)));
        }
        return new UniqueIndex(indexName, keys, sparse);
    }

    @Override
    public void dropCollection(String collectionName, Oplog oplog) {
        super.dropCollection(collectionName, oplog);
        backend.table(getFullCollectionNamespace(collectionName)).clear();
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newCollectionName) {
        throw new MongoServerException("the embedded store does not rename collections");
    }

    @Override
    protected long getStorageSize() {
        return backend.fileBytes();
    }

    @Override
    protected long getFileSize() {
        return backend.fileBytes();
    }
}
