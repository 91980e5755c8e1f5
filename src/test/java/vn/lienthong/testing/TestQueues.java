package vn.lienthong.testing;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.MessageSeal;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.PartnerGate;
import vn.lienthong.queue.QueueEngine;
import vn.lienthong.queue.QueueListener;
import vn.lienthong.queue.QueueSettings;
import vn.lienthong.queue.RetryPolicy;

/** Queues as an engine has them, without a consumer. */
public final class TestQueues {
    private TestQueues() {}

    /** Started. */
    public static QueueEngine start(TestDatabase database, List<EffectWriter<?>> writers, Vault vault, Clock clock) {
        QueueEngine queues = new QueueEngine(
                new QueueEngine.Storage(database.dataSource(), database.url(), database.username(), ""),
                new QueueSettings(
                        Duration.ofSeconds(30),
                        100,
                        200,
                        Duration.ofMillis(50),
                        new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 3)),
                new QueueEngine.Parts(
                        writers,
                        new MessageSeal(vault),
                        PartnerGate.OPEN,
                        LogEntry::new,
                        QueueListener.NONE,
                        clock,
                        "test"));
        try {
            queues.start();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return queues;
    }
}
