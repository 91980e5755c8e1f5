package vn.lienthong.console;

import java.util.Optional;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** ndxp refuses our account, dvclt takes it, nobody else has a log-in. */
final class FakeLogIns implements LogInDesk {
    @Override
    public boolean knows(String partner) {
        return partner.equals("ndxp") || partner.equals("dvclt");
    }

    @Override
    public Optional<StepFailure> at(String partner) {
        return partner.equals("dvclt")
                ? Optional.empty()
                : Optional.of(new StepFailure(
                        ErrorClass.PARTNER_DOWN, partner, "partner.credentials-refused", partner, "401"));
    }
}
