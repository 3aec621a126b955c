package vn.laocai.thidua.testing.infrastructure;

import java.net.InetSocketAddress;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;

/**
 * A document store inside the JVM that speaks MongoDB's protocol, for the local stack and the tests.
 *
 * <p>
 * On files, every write is in the operating system's hands before it is answered or seen by another client, whatever
 * write concern it asks for; so {@code j:true} and {@code w:"majority"} survive {@code kill -9}. They do not survive a
 * failure of power or kernel: production uses a MongoDB replica set.
 *
 * <p>
 * It knows no transactions, no change streams and no partial index (a partial unique index acts as a full one); indexes
 * that are not unique are accepted and ignored. Filters that name {@code _id} by equality or {@code $in}, or all fields of
 * a unique index by equality, are quick, with whatever conditions beside them; all others read the collection.
 */
public final class EmbeddedDocumentStore implements AutoCloseable {

    private static final long SEGMENT_BYTES = 32L * 1024 * 1024;
    private static final int EVENT_LOOPS = 4;

    private final MongoServer server;
    private final String host;
    private final int port;

    private EmbeddedDocumentStore(StoreBackend backend, String host, int port) {
        server = new MongoServer(backend);
        this.host = host;
        try {
            server.bind(new InetSocketAddress(host, port), 1, EVENT_LOOPS);
        } catch (Exception e) { // the server throws BindException without declaring it
            server.shutdownNow();
            throw new IllegalStateException("The document store cannot listen on port " + port
                    + ": it is taken or not allowed. Stop what uses it or choose another port.", e);
        }
        this.port = server.getLocalAddress().getPort();
    }

    /**
     * Starts a store that is gone when it is closed.
     *
     * @param port
     *            0 for any free one
     */
    public static EmbeddedDocumentStore inMemory(int port) {
        return new EmbeddedDocumentStore(new StoreBackend(), "localhost", port);
    }

    /**
     * Starts a store on the files of a directory, with all that was acknowledged there before.
     *
     * @param directory
     *            created where it does not exist; belongs to one process at a time
     * @param port
     *            0 for any free one
     * @throws IllegalStateException
     *             where the port is taken, or another process has the directory
     */
    public static EmbeddedDocumentStore onFile(Path directory, String host, int port) {
        return onFile(directory, host, port, SEGMENT_BYTES);
    }

    /** The same with files of another size. */
    static EmbeddedDocumentStore onFile(Path directory, String host, int port, long segmentBytes) {
        return new EmbeddedDocumentStore(new StoreBackend(directory, segmentBytes), host, port);
    }

    /** Connection string for a driver. */
    public String uri() {
        return "mongodb://" + host + ":" + port;
    }

    /** Port that it listens on. */
    public int port() {
        return port;
    }

    /** Cuts the clients off and closes the files. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
