package vn.laocai.thidua.benchmarks.eventpath;

import java.util.concurrent.CompletableFuture;

/** Something that takes commands and tells when the effect of each has been made. */
interface Subject extends AutoCloseable {

    /**
     * Gives one command; blocks as long as its caller would wait.
     *
     * @param aggregate
     *            number of the aggregate
     * @return completes with the effect; fails where the command was refused
     */
    CompletableFuture<Void> command(int aggregate);

    @Override
    void close();
}
