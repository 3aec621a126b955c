package vn.laocai.thidua.notification.directory;

import java.time.Duration;
import java.time.LocalDate;

import com.mongodb.client.MongoDatabase;

/** Makes directories for the tests of other features. */
public final class DirectoryOfTests {

    private DirectoryOfTests() {}

    /** A directory on this database. */
    public static Directory on(MongoDatabase database, Duration patience, LocalDate today) {
        return new Directory(database, patience, () -> today);
    }
}
