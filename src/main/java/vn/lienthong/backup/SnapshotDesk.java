package vn.lienthong.backup;

import java.util.Optional;

/** Copies of the database while the engine runs. */
public interface SnapshotDesk {
    /**
     * Begins one and returns at once. The one before is removed.
     *
     * @param who goes to the event log, in a line that the snapshot holds
     * @return empty while another is being taken
     */
    Optional<Snapshot> begin(String who);

    Optional<Snapshot> find(String id);
}
