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
 * folder is checked as at start, and only what passes is put in force: the queues and request paths that run through the
 * routes concerned are held, steps under way end, those routes are swapped, and all goes on. What does not start is
 * taken back. All files that differ are one change: it comes whole or not at all.
 */
public final class RouteReload {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final String ORPHAN = "queue-orphan";

    private final RouteFiles source;
    private final RoutesInForce inForce;
    private final RouteCheck check;
    private final RouteSwap swap;
    private final WorkHold work;
    private final Journal journal;
    private final Duration patience;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> lost = new TreeSet<>();
    private volatile ReloadOutcome refusal;
    private volatile Instant reloadedAt;

    /** Where a reload is written down; called once for each, but not for the same refusal again. */
    @FunctionalInterface
    public interface Journal {
        void record(ReloadOutcome outcome);
    }

    /** @param patience how long steps and requests under way are waited for before a reload is refused */
    public RouteReload(
            CamelContext context,
            RouteFiles source,
            RoutesInForce inForce,
            RouteCheck check,
            WorkHold work,
            Journal journal,
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
        boolean same = refusal != null
                && outcome.isRefusal()
                && refusal.changes().equals(outcome.changes())
                && refusal.faults().equals(outcome.faults());
        refusal = outcome.isRefusal() ? outcome : null;
        if (outcome.result() == ReloadOutcome.Result.RELOADED) reloadedAt = clock.instant();
        if (outcome.result() != ReloadOutcome.Result.UNCHANGED && (asked || !same)) journal.record(outcome);
    }

    private ReloadOutcome attempt(Request request) throws IOException {
        RouteSnapshot old = inForce.snapshot();
        RouteSnapshot found = RouteSnapshot.read(source);
        if (found.sameAs(old) && lost.isEmpty()) return ReloadOutcome.unchanged();
        RouteDifference difference = new RouteDifference(old, found, lost);
        List<RouteChange> changes =
                difference.changes(place -> request.operator().isEmpty() ? "file:" + owner(place) : request.operator());
        RouteFiles candidate = inForce.stage(found);
        List<RouteFault> faults = faults(candidate, difference, request.force());
        boolean refused = faults.stream().anyMatch(fault -> !fault.warning());
        if (!refused) refused = !readable(candidate, difference, faults);
        if (refused) return new ReloadOutcome(ReloadOutcome.Result.REFUSED, changes, List.of(), faults, request);
        return swap(difference, changes, faults, old, found, request);
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
            Request request)
            throws IOException {
        Set<String> queues = difference.queues();
        Set<String> paths = difference.paths();
        try {
            if (!work.hold(queues, paths, patience)) {
                faults.add(new RouteFault(
                        changes.isEmpty() ? "" : changes.get(0).file(),
                        0,
                        "",
                        "reload-busy",
                        List.of(String.valueOf(patience.toMillis())),
                        false));
                return new ReloadOutcome(ReloadOutcome.Result.REFUSED, changes, List.of(), faults, request);
            }
            List<String> swapped = ids(difference);
            Optional<RouteFault> failure = exchange(difference.out(), difference.in(), found);
            if (failure.isEmpty()) {
                lost.clear();
                return new ReloadOutcome(ReloadOutcome.Result.RELOADED, changes, swapped, faults, request);
            }
            faults.add(failure.get());
            Optional<RouteFault> again = exchange(difference.in(), difference.out(), old);
            again.ifPresent(faults::add);
            lost.clear();
            if (again.isPresent()) difference.out().forEach(route -> lost.add(route.name()));
            return new ReloadOutcome(
                    again.isPresent() ? ReloadOutcome.Result.LOST : ReloadOutcome.Result.ROLLED_BACK,
                    changes,
                    swapped,
                    faults,
                    request);
        } finally {
            work.release(queues, paths);
        }
    }

    private static List<String> ids(RouteDifference difference) {
        Set<String> ids = new TreeSet<>();
        difference.out().forEach(route -> ids.add(route.id()));
        difference.in().forEach(route -> ids.add(route.id()));
        return List.copyOf(ids);
    }

    /** @return which route did not start; the rest has not been tried then */
    private Optional<RouteFault> exchange(
            Collection<RouteDocument> out, Collection<RouteDocument> in, RouteSnapshot files) throws IOException {
        RouteDocument now = null;
        try {
            swap.takeOut(out);
            RouteFiles written = inForce.put(files);
            for (RouteDocument route : in) {
                now = route;
                swap.putIn(file(written, route));
            }
            return Optional.empty();
        } catch (IOException diskFailed) {
            throw diskFailed;
        } catch (Exception failed) {
            // Camel throws plain exceptions; whichever it is, the route does not run
            RouteDocument route = now == null ? out.iterator().next() : now;
            LOG.warn(
                    "route {} does not start: {}", route.id(), failed.getClass().getSimpleName());
            return Optional.of(notStarted(route, failed));
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
