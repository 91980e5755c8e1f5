package vn.lienthong.console;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.retention.PurgeDesk;

/** A purge of one dossier, once a time of retention is set. */
public final class FakePurge implements PurgeDesk {
    public static final Instant ENDED_BEFORE = Instant.parse("2025-09-21T03:00:00Z");

    public boolean retentionIsSet = true;
    public String why = "";

    @Override
    public Optional<Preview> preview() {
        if (!retentionIsSet) return Optional.empty();
        return Optional.of(new Preview(ENDED_BEFORE, Map.of("dossiers", 1L), Map.of("message", 2L)));
    }

    @Override
    public Optional<Piece> purge(long after, String who, String reason) {
        if (!retentionIsSet) return Optional.empty();
        why = reason;
        return Optional.of(after == 0 ? new Piece(Outcome.GOES_ON, 1, 0, 7) : new Piece(Outcome.DONE, 0, 3, after));
    }
}
