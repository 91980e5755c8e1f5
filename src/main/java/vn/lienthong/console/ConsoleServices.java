package vn.lienthong.console;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import vn.lienthong.backup.SnapshotDesk;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.feedback.Ratings;
import vn.lienthong.partner.Partners;
import vn.lienthong.payment.Reconciliation;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.retention.PurgeDesk;

/** Everything the operations API shows and does; it has nothing of its own. All of it may block. */
public record ConsoleServices(
        DossierQueries dossiers,
        QueueAdmin queues,
        RepairDesk repairs,
        LinkDesk links,
        SyncDesk sync,
        EventLogAccess log,
        RouteDesk routes,
        Supplier<List<Partners.State>> partners,
        LogInDesk logIns,
        Reconciliation payments,
        Ratings ratings,
        Credentials credentials,
        SnapshotDesk snapshots,
        ExportDesk exports,
        PurgeDesk purge,
        Supplier<Health> health,
        Supplier<String> metrics,
        PortalDesk portal,
        Clock clock) {}
