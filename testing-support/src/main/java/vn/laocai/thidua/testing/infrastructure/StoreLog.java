package vn.laocai.thidua.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's files: numbered segments of checked records, only ever appended to.
 *
 * <p>
 * A record is in the operating system's hands before the write that made it is seen or answered, so the death of the
 * process loses nothing; a failure of power or kernel may. The last record may be torn by the death of its writer and is
 * then cut off at the next start: nobody had been told of it.
 *
 * <p>
 * Space comes back from the oldest segment: what still counts in it is appended again, then the file goes. As only the
 * oldest is ever removed, a removal recorded in it cannot uncover anything older.
 */
final class StoreLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreLog.class);

    private static final String SUFFIX = ".log";
    private static final int HEADER = 8;
    private static final String KEY = "k";

    /** What a record says. */
    enum Operation {
        PUT(1), REMOVE(2), DROP(3);

        private final byte code;

        Operation(int code) {
            this.code = (byte) code;
        }

        private static Operation of(byte code) {
            for (Operation operation : values()) {
                if (operation.code == code) {
                    return operation;
                }
            }
            throw new IllegalStateException("A record does what nobody knows: " + code);
        }
    }

    /** Where a document stands. */
    record Place(Segment segment, long offset, int length, int valueStart) {}

    /** Takes what the files tell, in the order in which it happened. */
    interface Replay {
        void put(String namespace, Object key, Place place);

        void remove(String namespace, Object key);

        void drop(String namespace);
    }

    /** Moves a document that still stands at this place to the end of the log. */
    interface Relocation {
        void relocate(String namespace, Object key, Place place);
    }

    static final class Segment {
        private final int number;
        private final Path file;
        private final FileChannel channel;
        private volatile long size;

        private Segment(int number, Path file, FileChannel channel, long size) {
            this.number = number;
            this.file = file;
            this.channel = channel;
            this.size = size;
        }
    }

    private final Path directory;
    private final long segmentBytes;
    private final FileChannel lockChannel;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final ThreadLocal<ByteBuf> buffers = ThreadLocal.withInitial(() -> Unpooled.buffer(8192));
    private long totalBytes;
    private long liveBytes;

    /**
     * Opens the log of this directory, which is created where it does not exist.
     *
     * @throws IllegalStateException
     *             where another process has it open
     */
    StoreLog(Path directory, long segmentBytes) {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        try {
            Files.createDirectories(directory);
            lockChannel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = lockChannel.tryLock();
            if (lock == null) {
                lockChannel.close();
                throw new IllegalStateException("The document store in " + directory + " is open in another process");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all that is there, then begins to take records. */
    void open(Replay replay) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> ordered = files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
            for (Path file : ordered) {
                Segment segment = openSegment(file);
                long end = read(segment, replay);
                if (end < segment.size) {
                    if (!file.equals(ordered.getLast())) {
                        throw new IllegalStateException(file + " is damaged at byte " + end);
                    }
                    LOG.warn("The last {} bytes of {} were never acknowledged and are cut off", segment.size - end,
                            file);
                    segment.channel.truncate(end);
                    segment.size = end;
                }
                totalBytes += segment.size;
                segments.addLast(segment);
            }
            if (segments.isEmpty()) {
                roll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Segment openSegment(Path file) throws IOException {
        String name = file.getFileName().toString();
        int number = Integer.parseInt(name.substring(0, name.length() - SUFFIX.length()));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        return new Segment(number, file, channel, channel.size());
    }

    private Segment roll() throws IOException {
        int next = segments.isEmpty() ? 1 : segments.getLast().number + 1;
        Segment segment = openSegment(directory.resolve("%08d%s".formatted(next, SUFFIX)));
        segments.addLast(segment);
        return segment;
    }

    /** Appends a document and tells where it stands. */
    Place put(String namespace, Object key, Document document) {
        ByteBuf buffer = begin(Operation.PUT, namespace, key);
        int valueStart = buffer.writerIndex();
        BsonEncoder.encodeDocument(document, buffer);
        return append(buffer, valueStart);
    }

    void remove(String namespace, Object key) {
        append(begin(Operation.REMOVE, namespace, key), 0);
    }

    void drop(String namespace) {
        append(begin(Operation.DROP, namespace, null), 0);
    }

    private ByteBuf begin(Operation operation, String namespace, @Nullable Object key) {
        ByteBuf buffer = buffers.get().clear();
        byte[] name = namespace.getBytes(StandardCharsets.UTF_8);
        buffer.writeZero(HEADER).writeByte(operation.code).writeShort(name.length).writeBytes(name);
        if (key != null) {
            BsonEncoder.encodeDocument(new Document(KEY, key), buffer);
        }
        return buffer;
    }

    private Place append(ByteBuf buffer, int valueStart) {
        int length = buffer.readableBytes();
        CRC32C sum = new CRC32C();
        sum.update(buffer.array(), buffer.arrayOffset() + HEADER, length - HEADER);
        buffer.setInt(0, length - HEADER).setInt(4, (int) sum.getValue());
        ByteBuffer bytes = buffer.nioBuffer();
        synchronized (this) {
            try {
                Segment segment = segments.getLast();
                if (segment.size + length > segmentBytes && segment.size > 0) {
                    segment = roll();
                }
                long offset = segment.size;
                for (long at = offset; bytes.hasRemaining();) {
                    at += segment.channel.write(bytes, at);
                }
                segment.size = offset + length;
                totalBytes += length;
                return new Place(segment, offset, length, valueStart);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to " + directory, e);
            }
        }
    }

    /** The document at this place. */
    static Document read(Place place) {
        ByteBuffer bytes = ByteBuffer.allocate(place.length - place.valueStart);
        try {
            long at = place.offset + place.valueStart;
            while (bytes.hasRemaining()) {
                int count = place.segment.channel.read(bytes, at + bytes.position());
                if (count < 0) {
                    throw new IOException(place.segment.file + " ends too early");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes.flip()));
    }

    /** Tells that this many bytes of live documents came (or, where negative, went). */
    synchronized void live(long bytes) {
        liveBytes += bytes;
    }

    /** Whether more than half of a log worth the trouble is waste. */
    synchronized boolean wasteful() {
        return segments.size() > 1 && totalBytes > 2 * segmentBytes + 2 * liveBytes;
    }

    /** Moves what still counts in the oldest segment to the end, then removes the segment. */
    void reclaimOldest(Relocation relocation) {
        Segment oldest;
        synchronized (this) {
            if (segments.size() < 2) {
                return;
            }
            oldest = segments.getFirst();
        }
        read(oldest, new Replay() {
            @Override
            public void put(String namespace, Object key, Place place) {
                relocation.relocate(namespace, key, place);
            }

            @Override
            public void remove(String namespace, Object key) {
                // nothing older is left that it would have to hide
            }

            @Override
            public void drop(String namespace) {
                // nothing older is left that it would have to hide
            }
        });
        synchronized (this) {
            segments.removeFirst();
            totalBytes -= oldest.size;
        }
        try {
            Files.delete(oldest.file);
            oldest.channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replays a segment up to its end or to the first record that is not whole, and tells where that is. */
    private static long read(Segment segment, Replay replay) {
        try (Arena arena = Arena.ofConfined()) {
            long size = segment.size;
            if (size == 0) {
                return 0;
            }
            ByteBuffer all = segment.channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
            int at = 0;
            while (size - at >= HEADER) {
                int length = all.getInt(at);
                if (length <= 0 || length > size - at - HEADER) {
                    return at;
                }
                ByteBuffer body = all.slice(at + HEADER, length);
                CRC32C sum = new CRC32C();
                sum.update(body.duplicate());
                if ((int) sum.getValue() != all.getInt(at + 4)) {
                    return at;
                }
                replay(segment, at, body, replay);
                at += HEADER + length;
            }
            return at;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replay(Segment segment, int at, ByteBuffer body, Replay replay) {
        ByteBuf buffer = Unpooled.wrappedBuffer(body);
        Operation operation = Operation.of(buffer.readByte());
        String namespace = buffer.readCharSequence(buffer.readShort(), StandardCharsets.UTF_8).toString();
        switch (operation) {
            case PUT -> {
                Object key = key(buffer);
                replay.put(namespace, key,
                        new Place(segment, at, HEADER + body.limit(), HEADER + buffer.readerIndex()));
            }
            case REMOVE -> replay.remove(namespace, key(buffer));
            case DROP -> replay.drop(namespace);
        }
    }

    private static Object key(ByteBuf buffer) {
        Object key = BsonDecoder.decodeBson(buffer).get(KEY);
        if (key == null) {
            throw new IllegalStateException("A record has no key");
        }
        return key;
    }

    /** Bytes of all files. */
    synchronized long totalBytes() {
        return totalBytes;
    }

    @Override
    public synchronized void close() {
        try {
            for (Segment segment : segments) {
                segment.channel.force(false);
                segment.channel.close();
            }
            segments.clear();
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
