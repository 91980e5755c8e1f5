package vn.lienthong.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import vn.lienthong.queue.QueueAdmin.Act;

/** One partner whose downtime can be planned. */
public final class FakePartners implements Supplier<List<PartnerState>>, PartnerWindows {
    public final List<PartnerState.Window> windows = new ArrayList<>();

    @Override
    public List<PartnerState> get() {
        return List.of(new PartnerState("ndxp", "open", FakeDossiers.RECEIVED, 120L, List.copyOf(windows)));
    }

    @Override
    public PartnerState.Window hold(String partner, Instant from, Instant to, Act act) {
        var window = new PartnerState.Window("w" + (windows.size() + 1), from, to, act.why());
        windows.add(window);
        return window;
    }

    @Override
    public boolean release(String partner, String id, Act act) {
        return windows.removeIf(window -> window.id().equals(id));
    }
}
