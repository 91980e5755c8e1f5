package vn.lienthong.routing;

import java.util.List;

/**
 * What one look at the route files has led to.
 *
 * @param changes what differed from what was in force
 * @param swapped ids of the routes that were taken out and put in again
 * @param faults why it was refused; else warnings
 */
public record ReloadOutcome(
        Result result, List<RouteChange> changes, List<String> swapped, List<RouteFault> faults, Request request) {
    /**
     * Who wants it.
     *
     * @param operator empty when somebody has saved a file
     * @param why as the operator says; may be empty
     * @param force even if a queue would be left without a route
     */
    public record Request(String operator, String why, boolean force) {
        static final Request SAVED = new Request("", "", false);
    }

    /** How it ended. */
    public enum Result {
        /** Files and routes are the same. */
        UNCHANGED,
        RELOADED,
        /** All is as it was. */
        REFUSED,
        /** A new route did not start; the old ones run again. */
        ROLLED_BACK,
        /** A new route did not start, and an old one neither: some route does not run. */
        LOST
    }

    public ReloadOutcome {
        changes = List.copyOf(changes);
        swapped = List.copyOf(swapped);
        faults = List.copyOf(faults);
    }

    static ReloadOutcome unchanged() {
        return new ReloadOutcome(Result.UNCHANGED, List.of(), List.of(), List.of(), Request.SAVED);
    }

    /** Whether the files on the disk are not what runs. */
    public boolean isRefusal() {
        return result != Result.UNCHANGED && result != Result.RELOADED;
    }
}
