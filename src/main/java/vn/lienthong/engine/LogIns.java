package vn.lienthong.engine;

import java.util.Optional;
import vn.lienthong.console.LogInDesk;
import vn.lienthong.partner.LogInTrial;
import vn.lienthong.queue.StepFailure;

/** The operations API's way to the partners' log-in routes. */
record LogIns(LogInTrial trial) implements LogInDesk {
    @Override
    public boolean knows(String partner) {
        return trial.knows(partner);
    }

    @Override
    public Optional<StepFailure> at(String partner) {
        return trial.at(partner);
    }
}
