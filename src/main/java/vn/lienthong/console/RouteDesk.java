package vn.lienthong.console;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.routing.ReloadOutcome;
import vn.lienthong.routing.RouteSummary;

/** The routes of this process, as an operator sees and reloads them. */
public interface RouteDesk {
    /** Those in force, by file. */
    List<RouteSummary> routes() throws IOException;

    /** Whether the route of that id runs in this process; one may be switched off by a setting. */
    boolean isRunning(String id);

    /** Why the files on the disk are not those in force. */
    Optional<ReloadOutcome> refusal();

    /** When files were last put in force; empty = at start. */
    Optional<Instant> reloadedAt();

    /**
     * Puts in force what was saved a moment ago, as it would be soon: whoever has mended a table and redrives must not
     * be quicker than we are. Nothing where saved files are not watched; a refusal is told as usual.
     */
    void takeSaved();

    /** @throws IOException when the files cannot be read at this moment */
    ReloadOutcome reload(ReloadOutcome.Request request) throws IOException;
}
