package vn.laocai.thidua.support.inbox;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

import vn.laocai.thidua.support.command.Refusal;

/** Sorts failures before anything is tried again. */
final class Failures {

    private Failures() {}

    /** Whether the failure lies in something that will be back, not in the event. */
    static boolean passing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (of(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean of(@Nullable Throwable cause) {
        return switch (cause) {
            case MongoSocketException e -> true;
            case MongoTimeoutException e -> true;
            case MongoNotPrimaryException e -> true;
            case MongoNodeIsRecoveringException e -> true;
            case MongoInterruptedException e -> true;
            case MongoServerUnavailableException e -> true;
            case MongoException e -> e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
            case DataAccessResourceFailureException e -> true;
            case Refusal refusal -> refusal.status() == 429 || refusal.status() == 503;
            case null, default -> false;
        };
    }
}
