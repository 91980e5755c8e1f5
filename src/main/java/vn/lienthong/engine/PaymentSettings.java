package vn.lienthong.engine;

import java.time.Clock;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.payment.FeeTable;
import vn.lienthong.payment.PaymentServices;
import vn.lienthong.payment.Payments;
import vn.lienthong.payment.Reconciliation;
import vn.lienthong.queue.Commits;

/** The rules of payments, as the settings have them. */
final class PaymentSettings {
    /** A call may take twice the partner's time-out, and its log-in as long again. */
    private static final int LONGEST_CALL = 4;

    private PaymentSettings() {}

    static PaymentServices services(
            Settings settings, Storage storage, Commits commits, RouteFiles files, Clock clock) {
        var limits = new Payments.Limits(
                settings.number("payment.max-copies"),
                settings.duration("partner.payment.timeout").multipliedBy(LONGEST_CALL));
        return new PaymentServices(
                new Payments(storage.database().pool(), commits, storage.vault(), new FeeTable(files), clock, limits),
                reconciliation(settings, storage, commits, clock),
                commits,
                clock,
                settings.secret("partner.payment.secret").map(Secret::reveal).orElse(""));
    }

    static Reconciliation reconciliation(Settings settings, Storage storage, Commits commits, Clock clock) {
        return new Reconciliation(
                storage.database().pool(),
                commits,
                storage.queues().admin(),
                clock,
                settings.number("payment.reconcile-days"));
    }
}
