package vn.lienthong.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.DossierStore;
import vn.lienthong.dossier.DossierWriters;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.BodySeal;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.PartnerGate;
import vn.lienthong.queue.QueueEngine;
import vn.lienthong.queue.QueueListener;
import vn.lienthong.queue.QueueSettings;
import vn.lienthong.queue.RetryPolicy;

/** What is kept: database, keys, documents, and the queues on top of them. */
record Storage(
        Database database,
        Vault vault,
        DocumentStore documents,
        DossierStore dossiers,
        EventLog log,
        QueueEngine queues)
        implements AutoCloseable {
    private static final String MESSAGE = "queue-message";

    static Storage open(Settings settings, PartnerGate gate, QueueListener listener, Clock clock) {
        Path data = settings.path("lienthong.data-dir");
        Vault vault = Vault.openOrCreate(settings.path("lienthong.master-key-file"), !settings.isProduction());
        DocumentStore documents = new DocumentStore(data.resolve("documents"), vault);
        Database database = Database.open(settings);
        List<EffectWriter<?>> writers = new ArrayList<>(DossierWriters.all(vault, clock));
        QueueEngine queues = new QueueEngine(
                database.storage(),
                queueSettings(settings),
                new QueueEngine.Parts(writers, seal(vault), gate, Storage::entry, listener, clock, processName()));
        return new Storage(
                database,
                vault,
                documents,
                new DossierStore(database.pool(), vault, documents),
                new EventLog(database.pool(), vault),
                queues);
    }

    private static LogEntry entry(String kind, String line, String actor, Map<String, String> detail) {
        return new LogEntry(kind, line, actor, detail);
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

    private static BodySeal seal(Vault vault) {
        return new BodySeal() {
            @Override
            public byte[] seal(String body) {
                return vault.sealText(body.getBytes(StandardCharsets.UTF_8), MESSAGE);
            }

            @Override
            public String open(byte[] sealed) {
                return new String(vault.open(sealed, MESSAGE), StandardCharsets.UTF_8);
            }
        };
    }

    private static String processName() {
        return ProcessHandle.current().pid() + "@"
                + java.net.InetAddress.getLoopbackAddress().getHostName();
    }

    @Override
    public void close() {
        queues.close();
        database.close();
    }
}
