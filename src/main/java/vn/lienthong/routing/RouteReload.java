package vn.lienthong.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.routing.ReloadOutcome.Request;

/**
 * Brings edited route files into the running engine. This process works by a copy of the files; what is found in the
 * folder is checked as at start, and only what passes is put in force: the queues and request paths that run through
 * the routes concerned are held, steps under way end, those routes are swapped, and all goes on. What does not start is
 * taken back. All files that differ are one change: it comes whole or not at all.
 */
public final class RouteReload {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final String ORPHAN = "queue-orphan";
    private static final String NO_LOG = "log-unavailable";

    private final RouteFiles source;
    private final RoutesInForce inForce;
    private final RouteCheck check;
    private final RouteSwap swap;
    private final WorkHold work;
    private final ReloadJournal journal;
    private final Duration patience;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> lost = new TreeSet<>();
    /** What did not start; the same files are not tried again until somebody asks for it or saves others. */
    private RouteSnapshot takenBack;

    private boolean refusalNoted;
    private volatile ReloadOutcome refusal;
    private volatile Instant reloadedAt;

    /** @param patience how long steps and requests under way are waited for before a reload is refused */
    public RouteReload(
            CamelContext context,
            RouteFiles source,
            RoutesInForce inForce,
            RouteCheck check,
            WorkHold work,
            ReloadJournal journal,
            Duration patience,
            Clock clock) {
        this.source = source;
        this.inForce = inForce;
        this.check = check;
        this.swap = new RouteSwap(context);
        this.work = work;
        this.journal = journal;
        this.patience = patience;
        this.clock = clock;
    }

    /** Why the files on the disk are not what runs; empty when they are. */
    public Optional<ReloadOutcome> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** When files were last put in force; empty = only at start. */
    public Optional<Instant> reloadedAt() {
        return Optional.ofNullable(reloadedAt);
    }

    /**
     * Looks at the files and puts in force what differs.
     *
     * @throws IOException when the files cannot be read at this moment; nothing has happened then
     */
    public ReloadOutcome reload(Request request) throws IOException {
        lock.lock();
        try {
            ReloadOutcome outcome = attempt(request);
            note(outcome, !request.operator().isEmpty());
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    private void note(ReloadOutcome outcome, boolean asked) {
        boolean same = refusalNoted
                && refusal != null
                && outcome.isRefusal()
                && refusal.changes().equals(outcome.changes())
                && refusal.faults().equals(outcome.faults());
        refusal = outcome.isRefusal() ? outcome : null;
        if (outcome.result() == ReloadOutcome.Result.RELOADED) reloadedAt = clock.instant();
        if (!outcome.isRefusal() || (same && !asked)) return;
        boolean log = outcome.faults().stream().noneMatch(fault -> fault.code().equals(NO_LOG));
        refusalNoted = log && journal.record(outcome);
    }

    private ReloadOutcome attempt(Request request) throws IOException {
        RouteSnapshot old = inForce.snapshot();
        RouteSnapshot found = RouteSnapshot.read(source);
        if (found.sameAs(old) && lost.isEmpty()) return ReloadOutcome.unchanged();
        boolean asked = !request.operator().isEmpty();
        if (!asked && wasTakenBack(found)) return refusal;
        RouteDifference difference = new RouteDifference(old, found, lost);
        List<RouteChange> changes = difference.changes(place -> asked ? request.operator() : "file:" + owner(place));
        if (!journal.writable()) return refused(changes, List.of(fault(changes, NO_LOG)), request);
        RouteFiles candidate = inForce.stage(found);
        List<RouteFault> faults = faults(candidate, difference, request.force());
        boolean refused = faults.stream().anyMatch(fault -> !fault.warning());
        if (!refused) refused = !readable(candidate, difference, faults);
        if (refused) return refused(changes, faults, request);
        return swap(difference, changes, faults, old, found, request);
    }

    private boolean wasTakenBack(RouteSnapshot found) {
        return refusal != null && refusal.result() == ReloadOutcome.Result.ROLLED_BACK && found.sameAs(takenBack);
    }

    private List<RouteFault> faults(RouteFiles candidate, RouteDifference difference, boolean force)
            throws IOException {
        List<RouteFault> faults = new ArrayList<>();
        for (RouteFault fault : check.check(candidate)) faults.add(force ? bearable(fault) : fault);
        difference.abandoned().forEach((queue, route) -> {
            long waiting = work.unfinished(queue);
            if (waiting > 0)
                faults.add(new RouteFault(
                        route.file(),
                        0,
                        route.id(),
                        "queue-would-orphan",
                        List.of(queue, String.valueOf(waiting)),
                        force));
        });
        return faults;
    }

    /** What an operator may insist on: nothing is lost by it, the messages wait. */
    private static RouteFault bearable(RouteFault fault) {
        if (!fault.code().equals(ORPHAN)) return fault;
        return new RouteFault(fault.file(), fault.line(), fault.route(), fault.code(), fault.arguments(), true);
    }

    private boolean readable(RouteFiles candidate, RouteDifference difference, List<RouteFault> faults) {
        int before = faults.size();
        for (RouteDocument route : difference.in()) {
            try {
                swap.tryOut(file(candidate, route));
            } catch (Exception unreadable) {
                faults.add(notStarted(route, unreadable));
            }
        }
        return faults.size() == before;
    }

    private ReloadOutcome swap(
            RouteDifference difference,
            List<RouteChange> changes,
            List<RouteFault> faults,
            RouteSnapshot old,
            RouteSnapshot found,
            Request request) {
        Set<String> queues = difference.queues();
        Set<String> paths = difference.paths();
        try {
            if (!work.hold(queues, paths, patience)) {
                faults.add(fault(changes, "reload-busy", String.valueOf(patience.toMillis())));
                return refused(changes, faults, request);
            }
            if (!written(found, old)) {
                faults.add(fault(changes, "not-written"));
                return refused(changes, faults, request);
            }
            List<String> swapped = ids(difference);
            lost.clear();
            List<RouteFault> failures = exchange(difference.out(), difference.in(), true);
            boolean started = failures.isEmpty();
            ReloadOutcome done = new ReloadOutcome(ReloadOutcome.Result.RELOADED, changes, swapped, faults, request);
            if (started && journal.record(done)) return done;
            if (started) faults.add(fault(changes, NO_LOG));
            faults.addAll(failures);
            boolean back = written(old, old);
            List<RouteFault> again = exchange(difference.in(), difference.out(), false);
            faults.addAll(again);
            if (back && again.isEmpty()) {
                if (started) return refused(changes, faults, request);
                takenBack = found;
                return new ReloadOutcome(ReloadOutcome.Result.ROLLED_BACK, changes, swapped, faults, request);
            }
            difference.out().forEach(route -> lost.add(route.name()));
            return new ReloadOutcome(ReloadOutcome.Result.LOST, changes, swapped, faults, request);
        } finally {
            work.release(queues, paths);
        }
    }

    private static ReloadOutcome refused(List<RouteChange> changes, List<RouteFault> faults, Request request) {
        return new ReloadOutcome(ReloadOutcome.Result.REFUSED, changes, List.of(), faults, request);
    }

    private static List<String> ids(RouteDifference difference) {
        Set<String> ids = new TreeSet<>();
        difference.out().forEach(route -> ids.add(route.id()));
        difference.in().forEach(route -> ids.add(route.id()));
        return List.copyOf(ids);
    }

    private static RouteFault fault(List<RouteChange> changes, String code, String... arguments) {
        return new RouteFault(changes.isEmpty() ? "" : changes.get(0).file(), 0, "", code, List.of(arguments), false);
    }

    /** Before any route is touched, for want of room on the disk. */
    private boolean written(RouteSnapshot files, RouteSnapshot otherwise) {
        try {
            inForce.put(files);
            return true;
        } catch (IOException failed) {
            LOG.error(
                    "route files cannot be put in force: {}", failed.getClass().getSimpleName());
            try {
                inForce.put(otherwise);
            } catch (IOException again) {
                LOG.error("nor can the old ones: {}", again.getClass().getSimpleName());
            }
            return false;
        }
    }

    /** @return which routes did not start; after the first one no other is tried, if asked for */
    private List<RouteFault> exchange(
            Collection<RouteDocument> out, Collection<RouteDocument> in, boolean untilFailure) {
        List<RouteFault> faults = new ArrayList<>();
        for (RouteDocument route : out) attempt(route, () -> swap.takeOut(List.of(route)), faults);
        for (RouteDocument route : in) {
            if (untilFailure && !faults.isEmpty()) return faults;
            attempt(route, () -> swap.putIn(file(inForce.files(), route)), faults);
        }
        return faults;
    }

    /** What Camel does throws plain exceptions. */
    private interface Act {
        void run() throws Exception;
    }

    private static void attempt(RouteDocument route, Act act, List<RouteFault> faults) {
        try {
            act.run();
        } catch (Exception failed) {
            // whichever it is, the route is not as it should be
            LOG.warn(
                    "route {} cannot be swapped: {}",
                    route.id(),
                    failed.getClass().getSimpleName());
            faults.add(notStarted(route, failed));
        }
    }

    private static RouteFiles.RouteFile file(RouteFiles files, RouteDocument route) {
        return new RouteFiles.RouteFile(
                route.name(),
                files.find(route.name()).orElseThrow(),
                !route.name().equals(route.file()));
    }

    private static RouteFault notStarted(RouteDocument route, Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        String what = String.valueOf(root.getMessage());
        return new RouteFault(
                route.file(),
                0,
                route.id(),
                "not-started",
                List.of(what.length() > 200 ? what.substring(0, 200) : what),
                false);
    }

    private String owner(String place) {
        if (place.isEmpty()) return "";
        try {
            Path file = source.root().resolve(place);
            String name = Files.getOwner(file).getName();
            return name.length() > 60 ? name.substring(0, 60) : name;
        } catch (IOException | UnsupportedOperationException unknown) {
            return "";
        }
    }
}
