package vn.lienthong.engine;

import java.time.Clock;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.console.ExportDesk;
import vn.lienthong.dossier.LogSlices;
import vn.lienthong.export.DossierExport;
import vn.lienthong.export.LogExport;
import vn.lienthong.queue.Commits;

/** What this engine hands out whole. */
final class Exports {
    private Exports() {}

    static ExportDesk desk(Settings settings, Storage storage, RouteFiles files, Clock clock) {
        Commits commits = storage.queues().commits();
        var log = new LogExport(
                new LogSlices(storage.database().pool(), storage.vault()), storage.vault(), commits, clock);
        var sources = new DossierExport.Sources(
                storage.database().pool(),
                storage.vault(),
                storage.documents(),
                storage.queues().admin(),
                PaymentSettings.services(settings, storage, commits, files, clock)
                        .payments(),
                FeedbackSettings.ratings(storage, clock));
        return ExportDesk.of(log, new DossierExport(sources, log, commits, clock));
    }
}
