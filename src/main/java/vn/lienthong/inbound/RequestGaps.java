package vn.lienthong.inbound;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Paths of the partner API that are closed for a moment, while the route behind them is swapped. Whoever asks meanwhile
 * is told to come back (503 with {@code Retry-After}); whoever was let in before is answered. Other paths go on.
 */
public final class RequestGaps implements Handler<RoutingContext> {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}/]*}");

    /** Paths as the routes write them, {@code {name}} for a part that is anything. */
    private final Map<String, Pattern> closed = new HashMap<>();

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
     * @param paths as the routes write them, {@code /files/{id}} too
     * @return false when some were still inside after the patience
     */
    public synchronized boolean close(Collection<String> paths, Duration patience) {
        paths.forEach(path -> closed.put(path, pattern(path)));
        long end = System.nanoTime() + patience.toNanos();
        while (paths.stream().anyMatch(this::someoneInside)) {
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
        closed.keySet().removeAll(paths);
    }

    private static Pattern pattern(String path) {
        String[] fixed = VARIABLE.split(path, -1);
        return Pattern.compile(
                String.join("[^/]+", Stream.of(fixed).map(Pattern::quote).toList()));
    }

    private boolean someoneInside(String path) {
        return inside.keySet().stream()
                .anyMatch(asked -> closed.get(path).matcher(asked).matches());
    }

    /** @return false while the path is closed; else {@link #leave} must follow */
    synchronized boolean enter(String path) {
        if (closed.values().stream().anyMatch(shut -> shut.matcher(path).matches())) return false;
        inside.merge(path, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String path) {
        inside.computeIfPresent(path, (same, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }
}
