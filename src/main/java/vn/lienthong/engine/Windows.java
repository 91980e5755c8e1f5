package vn.lienthong.engine;

import java.time.Instant;
import vn.lienthong.console.PartnerState;
import vn.lienthong.console.PartnerWindows;
import vn.lienthong.queue.Holds;
import vn.lienthong.queue.QueueAdmin;

/** Maintenance windows of partners, as the operations API asks for them. */
record Windows(QueueAdmin admin) implements PartnerWindows {
    static PartnerState.Window window(Holds.Hold hold) {
        return new PartnerState.Window(String.valueOf(hold.id()), hold.from(), hold.to(), hold.why());
    }

    @Override
    public PartnerState.Window hold(String partner, Instant from, Instant to, QueueAdmin.Act act) {
        admin.addWindow(partner, from, to, act);
        return admin.windows(partner).stream()
                .filter(hold -> hold.why().equals(act.why()))
                .reduce((first, last) -> last)
                .map(Windows::window)
                .orElseThrow();
    }

    @Override
    public boolean release(String partner, String id, QueueAdmin.Act act) {
        boolean known = admin.windows(partner).stream()
                .anyMatch(hold -> String.valueOf(hold.id()).equals(id));
        if (known) admin.removeWindow(partner, Long.parseLong(id), act);
        return known;
    }
}
