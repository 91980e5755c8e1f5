package vn.lienthong.inbound;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Paths of the partner API that are closed for a moment, while the route behind them is swapped. Whoever asks meanwhile
 * is told to come back (503 with {@code Retry-After}); whoever was let in before is answered. Other paths go on.
 */
public final class RequestGaps implements Handler<RoutingContext> {
    private final Set<String> closed = new HashSet<>();
    private final Map<String, Integer> inside = new HashMap<>();

    @Override
    public void handle(RoutingContext context) {
        String path = context.request().path();
        if (!enter(path)) {
            Refusals.answer(context, Problem.of(ProblemKind.UNAVAILABLE));
            return;
        }
        context.addEndHandler(end -> leave(path));
        context.next();
    }

    /**
     * Closes the paths and waits for the requests inside; {@link #open} must follow.
     *
     * @return false when some were still inside after the patience
     */
    public synchronized boolean close(Collection<String> paths, Duration patience) {
        closed.addAll(paths);
        long end = System.nanoTime() + patience.toNanos();
        while (paths.stream().anyMatch(inside::containsKey)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return false;
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Lets requests in again. */
    public synchronized void open(Collection<String> paths) {
        closed.removeAll(paths);
    }

    private synchronized boolean enter(String path) {
        if (closed.contains(path)) return false;
        inside.merge(path, 1, Integer::sum);
        return true;
    }

    private synchronized void leave(String path) {
        inside.computeIfPresent(path, (same, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }
}
