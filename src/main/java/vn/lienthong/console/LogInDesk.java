package vn.lienthong.console;

import java.util.Optional;
import vn.lienthong.queue.StepFailure;

/** Tries an account of ours at a partner; may block as long as the partner may. */
public interface LogInDesk {
    /** Whether this partner has a log-in. */
    boolean knows(String partner);

    /** @return why it was refused; empty when it was taken */
    Optional<StepFailure> at(String partner);
}
