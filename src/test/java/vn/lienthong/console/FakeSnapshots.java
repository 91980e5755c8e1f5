package vn.lienthong.console;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.backup.DatabaseState;
import vn.lienthong.backup.Snapshot;
import vn.lienthong.backup.SnapshotDesk;

/** A snapshot that is done when it is asked for again. */
public final class FakeSnapshots implements SnapshotDesk {
    public static final String ID = "5b1f";
    private static final Instant TAKEN = Instant.parse("2026-09-21T02:15:00Z");

    public boolean busy;

    @Override
    public Optional<Snapshot> begin(String who) {
        if (busy) return Optional.empty();
        return Optional.of(new Snapshot(ID, TAKEN, Snapshot.State.RUNNING, Optional.empty()));
    }

    @Override
    public Optional<Snapshot> find(String id) {
        if (!id.equals(ID)) return Optional.empty();
        var state = new DatabaseState("21", 12, "ab".repeat(32));
        return Optional.of(new Snapshot(ID, TAKEN, Snapshot.State.DONE, Optional.of(state)));
    }
}
