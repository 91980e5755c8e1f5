package vn.lienthong.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.backup.RestoreSite;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;
import vn.lienthong.console.OperatorTokens;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.DossierStore;
import vn.lienthong.dossier.DossierWriters;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.KeyFileRefused;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.MessageSeal;
import vn.lienthong.dossier.Vault;
import vn.lienthong.feedback.FeedbackWriters;
import vn.lienthong.payment.PaymentWriters;
import vn.lienthong.portal.PortalWriters;
import vn.lienthong.portal.catalogue.Catalogues;
import vn.lienthong.portal.figures.FiguresRows;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.PartnerGate;
import vn.lienthong.queue.QueueEngine;
import vn.lienthong.queue.QueueListener;
import vn.lienthong.queue.QueueSettings;
import vn.lienthong.queue.RetryPolicy;
import vn.lienthong.retention.RetentionWriters;

/** What is kept: database, keys, documents, and the queues on top of them. */
record Storage(
        Database database,
        Vault vault,
        DocumentStore documents,
        DossierStore dossiers,
        EventLog log,
        QueueEngine queues,
        Instance instance)
        implements AutoCloseable {
    static Storage open(Settings settings, Instance instance, PartnerGate gate, QueueListener listener, Clock clock)
            throws IOException {
        Path data = settings.path("lienthong.data-dir");
        Database database = Database.open(settings);
        Vault vault = vault(settings, database);
        DocumentStore documents = new DocumentStore(data.resolve("documents"), vault);
        List<EffectWriter<?>> writers = new ArrayList<>(DossierWriters.all(vault, clock));
        writers.addAll(PaymentWriters.all());
        writers.addAll(FeedbackWriters.all());
        writers.addAll(FiguresRows.writers());
        writers.addAll(Catalogues.writers());
        writers.addAll(PortalWriters.all());
        writers.addAll(OperatorTokens.writers());
        writers.addAll(RetentionWriters.all());
        QueueEngine queues = new QueueEngine(
                database.storage(),
                queueSettings(settings),
                new QueueEngine.Parts(
                        writers, new MessageSeal(vault), gate, LogEntry::new, listener, clock, instance.name()));
        return new Storage(
                database,
                vault,
                documents,
                new DossierStore(database.pool(), vault, documents),
                new EventLog(database.pool(), vault),
                queues,
                instance);
    }

    /** The key that this database was written with; a new one only for a new database. */
    private static Vault vault(Settings settings, Database database) {
        Path file = settings.path("lienthong.master-key-file");
        try {
            boolean mayCreate = !settings.isProduction() && Files.notExists(file) && EventLog.isEmpty(database.pool());
            Vault vault = Vault.openOrCreate(file, mayCreate);
            if (!new EventLog(database.pool(), vault).isOfOurKey())
                throw new KeyFileRefused("config.master-key-other", file.toString());
            return vault;
        } catch (RuntimeException refused) {
            database.close();
            throw refused;
        }
    }

    /** Takes a place on the data directory for this process. @throws SettingsFaults when it cannot be used */
    static Instance place(Settings settings) {
        Path data = settings.path("lienthong.data-dir");
        if (RestoreSite.isUnfinished(data))
            throw new SettingsFaults(List.of(new SettingsFault("lienthong.data-dir", "restore-unfinished", List.of())));
        try {
            return Instance.take(data);
        } catch (IOException e) {
            throw new SettingsFaults(
                    List.of(new SettingsFault("lienthong.data-dir", "data-dir", List.of(data.toString()))));
        }
    }

    private static QueueSettings queueSettings(Settings settings) {
        return new QueueSettings(
                settings.duration("queue.lease"),
                settings.number("queue.batch"),
                settings.number("queue.group"),
                settings.duration("queue.poll"),
                new RetryPolicy(
                        settings.duration("queue.retry.first-delay"),
                        settings.duration("queue.retry.max-delay"),
                        settings.number("queue.retry.max-attempts")));
    }

    @Override
    public void close() {
        queues.close();
        database.close();
        instance.close();
    }
}
