package vn.lienthong.console;

import java.time.Instant;
import vn.lienthong.queue.QueueAdmin.Act;

/** Planned downtime of partners; stored, so it survives a restart. */
public interface PartnerWindows {
    PartnerState.Window hold(String partner, Instant from, Instant to, Act act);

    /** @return false if there is no such window */
    boolean release(String partner, String id, Act act);
}
