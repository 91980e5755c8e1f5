package vn.lienthong.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.routing.ReloadOutcome;
import vn.lienthong.routing.RouteChange;
import vn.lienthong.routing.RouteFault;
import vn.lienthong.routing.RouteSummary;

/** One route; a reload without force is refused, with force it changes that route. */
public final class FakeRoutes implements RouteDesk {
    private static final RouteChange CHANGE = new RouteChange(
            "birth/1-next.camel.yaml", "birth-1-next", RouteChange.Act.REMOVED, "0123456789ab", "", "duty-desk");
    private static final RouteFault FAULT = new RouteFault(
            "birth/1-next.camel.yaml", 0, "birth-1-next", "queue-would-orphan", List.of("x", "3"), false);

    public ReloadOutcome last;
    public int saved;

    @Override
    public void takeSaved() {
        saved++;
    }

    @Override
    public List<RouteSummary> routes() {
        return List.of(new RouteSummary(
                "birth-1-next",
                "Bước tiếp theo",
                "birth/1-next.camel.yaml",
                false,
                "0123456789ab",
                "queue:birth-next",
                List.of("dvclt-status")));
    }

    @Override
    public boolean isRunning(String id) {
        return true;
    }

    @Override
    public Optional<ReloadOutcome> refusal() {
        return Optional.ofNullable(last).filter(ReloadOutcome::isRefusal);
    }

    @Override
    public Optional<Instant> reloadedAt() {
        return Optional.empty();
    }

    @Override
    public ReloadOutcome reload(ReloadOutcome.Request request) {
        last = new ReloadOutcome(
                request.force() ? ReloadOutcome.Result.RELOADED : ReloadOutcome.Result.REFUSED,
                List.of(CHANGE),
                request.force() ? List.of("birth-1-next") : List.of(),
                request.force() ? List.of() : List.of(FAULT),
                request);
        return last;
    }
}
