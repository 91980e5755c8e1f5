package vn.lienthong.console;

import java.util.List;
import vn.lienthong.portal.PortalRun;
import vn.lienthong.portal.PortalRuns;
import vn.lienthong.portal.RunKind;

/** Runs towards the national portal: starting one now, and what became of the others. */
public interface SyncDesk {
    /** @throws IllegalStateException when the portal is not configured */
    PortalRuns.Started start(RunKind kind, String who);

    boolean isConnected();

    /** Newest first. */
    List<PortalRun> runs();

    static SyncDesk of(PortalRuns runs) {
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
        };
    }
}
