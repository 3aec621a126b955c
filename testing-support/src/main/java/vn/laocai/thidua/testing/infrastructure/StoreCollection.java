package vn.laocai.thidua.testing.infrastructure;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** One collection; a document's position is its key. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Object> {

    private final DocumentTable documents;
    private final StoreBackend backend;

    StoreCollection(MongoDatabase database, String name, CollectionOptions options, DocumentTable documents,
            StoreBackend backend, CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.backend = backend;
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        String idField = idField();
        Object key = idField == null
                ? UUID.randomUUID().toString()
                : DocumentTable.normalized(Objects.requireNonNull(document.get(idField), idField));
        Document previous = documents.put(key, document);
        if (previous != null) {
            throw new IllegalStateException("Two documents of " + getFullName() + " have the key " + key);
        }
        backend.written();
        return key;
    }

    private @Nullable String idField() {
        return getIdField();
    }

    @Override
    protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
        documents.put(position, newDocument);
        backend.written();
    }

    @Override
    protected void removeDocument(Object position) {
        if (!documents.remove(position)) {
            throw new NoSuchElementException("No document with key " + position);
        }
        backend.written();
    }

    @Override
    protected Document getDocument(Object position) {
        return Objects.requireNonNull(documents.get(position));
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.keys().stream().mapMulti((key, next) -> {
            Document document = documents.get(key);
            if (document != null) {
                next.accept(new DocumentWithPosition<>(document, key));
            }
        });
    }

    @Override
    protected QueryResult matchDocuments(Document query, @Nullable Document orderBy, int numberToSkip, int limit,
            int batchSize, @Nullable Document fieldSelector) {
        Stream<Document> all = (isNaturalDescending(orderBy) ? documents.keys().reversed() : documents.keys()).stream()
                .map(documents::get).filter(Objects::nonNull);
        return matchDocumentsFromStream(all, query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    /** Stages of an aggregation change what they get, deeper than the first level. */
    @Override
    public Stream<Document> queryAllAsStream() {
        return super.queryAllAsStream().map(Document::cloneDeeply);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.size() == 0;
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        // not tracked
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
