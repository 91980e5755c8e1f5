package vn.lienthong.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of the database at one moment.
 *
 * @param takenAt not later than that moment
 * @param state RUNNING, DONE or FAILED
 * @param database how far the database had come; empty until it is done
 */
public record Snapshot(String id, Instant takenAt, State state, Optional<DatabaseState> database) {
    /** What has become of it. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    static final String FILE = "database.zip";
}
