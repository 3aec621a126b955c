package vn.laocai.thidua.testing.infrastructure;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases of the embedded store and the log under them. */
final class StoreBackend extends AbstractMongoBackend {

    private static final Logger LOG = LoggerFactory.getLogger(StoreBackend.class);

    private final @Nullable StoreLog log;
    private final DocumentTable.Cache cache;
    private final Map<String, DocumentTable> tables = new ConcurrentHashMap<>();
    private final AtomicBoolean reclaiming = new AtomicBoolean();
    private final @Nullable ExecutorService reclaimer;

    /** A store that lives as long as the process. */
    StoreBackend() {
        log = null;
        cache = new DocumentTable.Cache(0);
        reclaimer = null;
    }

    /** A store in the files of this directory. */
    StoreBackend(Path directory, long segmentBytes) {
        StoreLog opened = new StoreLog(directory, segmentBytes);
        log = opened;
        cache = new DocumentTable.Cache(Runtime.getRuntime().maxMemory() / 40);
        reclaimer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("document-store-reclaimer").daemon(true).factory());
        opened.open(new StoreLog.Replay() {
            @Override
            public void put(String namespace, Object key, StoreLog.Place place) {
                table(namespace).recover(key, place);
            }

            @Override
            public void remove(String namespace, Object key) {
                table(namespace).recoverRemoval(key);
            }

            @Override
            public void drop(String namespace) {
                table(namespace).forget();
            }
        });
        tables.keySet().stream().map(namespace -> namespace.substring(0, namespace.indexOf('.'))).distinct()
                .forEach(this::resolveDatabase);
    }

    DocumentTable table(String namespace) {
        return tables.computeIfAbsent(namespace, name -> new DocumentTable(name, log, cache));
    }

    /** Called after each write; gives space back in the background when there is much waste. */
    void written() {
        StoreLog current = log;
        ExecutorService executor = reclaimer;
        if (current == null || executor == null || !current.wasteful() || !reclaiming.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(() -> reclaim(current));
        } catch (RejectedExecutionException closing) {
            reclaiming.set(false);
        }
    }

    private void reclaim(StoreLog current) {
        try {
            while (current.wasteful() && !Thread.currentThread().isInterrupted()) {
                current.reclaimOldest((namespace, key, place) -> table(namespace).relocate(key, place));
            }
        } catch (RuntimeException e) {
            LOG.error("Space in the document store could not be reclaimed", e);
        } finally {
            reclaiming.set(false);
        }
    }

    long fileBytes() {
        return log == null ? 0 : log.totalBytes();
    }

    /** Mends two answers: to {@code hello}, which the server knows only by its old name, and to a partial insert. */
    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        if (command.equalsIgnoreCase("hello")) {
            return super.handleCommand(channel, databaseName, "isMaster", query).append("isWritablePrimary", true);
        }
        Document reply = super.handleCommand(channel, databaseName, command, query);
        if (command.equalsIgnoreCase("insert") && reply.get("writeErrors") instanceof List<?> errors) {
            reply.put("n", inserted(query, errors));
        }
        return reply;
    }

    /** How many documents went in; the server itself counts those that did not, too. */
    private static int inserted(Document query, List<?> errors) {
        boolean ordered = !Boolean.FALSE.equals(query.get("ordered"));
        if (ordered && errors.getFirst() instanceof Document first && first.get("index") instanceof Integer index) {
            return index;
        }
        return query.get("documents") instanceof Collection<?> documents ? documents.size() - errors.size() : 0;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new StoreDatabase(databaseName, this, getCursorRegistry());
    }

    @Override
    public void close() {
        super.close();
        if (reclaimer != null) {
            reclaimer.shutdown();
            try {
                if (!reclaimer.awaitTermination(10, TimeUnit.SECONDS)) {
                    LOG.warn("The document store is closed while space is being reclaimed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (log != null) {
            log.close();
        }
    }
}
