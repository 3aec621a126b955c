package vn.laocai.thidua.benchmarks.deadlineevening;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

/**
 * Who in this JVM used the processors since an instant, told by the names of the threads. The clock on the wall tells as
 * much of other programs on the machine; this does not.
 */
final class ProcessorUse {

    /** Whose threads they are. */
    enum Part {
        /** The measured service: its requests, its relay, its clients of store and broker. */
        SERVICE,
        /** The store's side of the wire. */
        STORE,
        /** The broker. */
        BROKER,
        /** The people who save, submit and look. */
        PEOPLE,
        /** The JVM's own work for all of them. */
        COLLECTOR_AND_COMPILER
    }

    /** Prefix of the names of all threads that play people. */
    static final String PEOPLE = "people-";

    private static final List<String> OF_PEOPLE = List.of(PEOPLE, "HttpClient-", "main");
    private static final List<String> OF_STORE = List.of("mongo-server");
    private static final List<String> OF_BROKER = List.of("data-plane-", "broker-", "controller-", "raft-", "quorum-",
            "kafka-1-", "kafka-scheduler", "kafka-log", "group-coordinator", "share-", "transaction-", "executor-",
            "persister-", "ExpirationReaper", "TxnMarker", "LogDirFailure");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Map<Long, Long> begun = new HashMap<>();
    private final long processBegun = system.getProcessCpuTime();

    /** Counts from now on. */
    ProcessorUse() {
        for (long id : threads.getAllThreadIds()) {
            begun.put(id, threads.getThreadCpuTime(id));
        }
    }

    /** Nanoseconds of processor time since then; what ended in between counts as the JVM's own. */
    Map<Part, Long> since() {
        Map<Part, Long> used = new EnumMap<>(Part.class);
        long known = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                long now = threads.getThreadCpuTime(thread.getThreadId());
                long spent = Math.max(0, now - begun.getOrDefault(thread.getThreadId(), 0L));
                used.merge(part(thread.getThreadName()), spent, Long::sum);
                known += spent;
            }
        }
        used.put(Part.COLLECTOR_AND_COMPILER, Math.max(0, system.getProcessCpuTime() - processBegun - known));
        return used;
    }

    private static Part part(String thread) {
        if (startsWithAny(thread, OF_PEOPLE)) {
            return Part.PEOPLE;
        }
        if (startsWithAny(thread, OF_STORE)) {
            return Part.STORE;
        }
        return startsWithAny(thread, OF_BROKER) ? Part.BROKER : Part.SERVICE;
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }
}
