package vn.lienthong.console;

import java.util.List;
import java.util.Optional;
import vn.lienthong.portal.PortalRun;
import vn.lienthong.portal.PortalRuns;
import vn.lienthong.portal.RunKind;
import vn.lienthong.portal.SyncPreview;

/** One run of dossiers that has ended, and a progress run under way. */
final class FakeSync implements SyncDesk {
    static final PortalRun ENDED = new PortalRun(
            1, RunKind.DOSSIERS, "schedule", FakeDossiers.RECEIVED, FakeDossiers.RECEIVED, 0, 90, 4, 0, 1, 1, 2);
    static final PortalRun RUNNING =
            new PortalRun(2, RunKind.PROGRESS, "an", FakeDossiers.RECEIVED, null, 3, 0, 0, 12, 0, 0, 0);

    @Override
    public PortalRuns.Started start(RunKind kind, String who) {
        return kind == RunKind.PROGRESS ? new PortalRuns.Started(RUNNING, false) : new PortalRuns.Started(ENDED, true);
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public Optional<SyncPreview.Preview> preview(String number) {
        return number.equals(FakeDossiers.NUMBER)
                ? Optional.of(new SyncPreview.Preview(30, List.of("Email"), true))
                : Optional.empty();
    }

    @Override
    public List<PortalRun> runs() {
        return List.of(RUNNING, ENDED);
    }
}
