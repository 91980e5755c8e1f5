package vn.lienthong.console;

import java.util.List;
import java.util.Optional;
import vn.lienthong.portal.PortalRun;
import vn.lienthong.portal.PortalRuns;
import vn.lienthong.portal.RunKind;
import vn.lienthong.portal.SyncPreview;

/** Runs towards the national portal: starting one now, and what became of the others. */
public interface SyncDesk {
    /** @throws IllegalStateException when the portal is not configured */
    PortalRuns.Started start(RunKind kind, String who);

    boolean isConnected();

    /** Newest first. */
    List<PortalRun> runs();

    /** What would be sent of this dossier; empty when there is none of that number. */
    Optional<SyncPreview.Preview> preview(String number);

    static SyncDesk of(PortalRuns runs, SyncPreview preview) {
        return new SyncDesk() {
            @Override
            public PortalRuns.Started start(RunKind kind, String who) {
                return runs.start(kind, who);
            }

            @Override
            public boolean isConnected() {
                return runs.isConnected();
            }

            @Override
            public List<PortalRun> runs() {
                return runs.runs();
            }

            @Override
            public Optional<SyncPreview.Preview> preview(String number) {
                return preview.of(number);
            }
        };
    }
}
