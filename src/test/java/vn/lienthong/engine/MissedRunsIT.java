package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.RunTaken;
import vn.lienthong.portal.PortalRun;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.testing.MutableClock;
import vn.lienthong.testing.TestDatabase;

/** No process was running when the day's, or the month's, work was due. */
class MissedRunsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> SCHEDULES =
            List.of("portal-daily", "portal-monthly", "portal-catalogues", "payment-reconcile");
    private static final String PORTAL_LIST = "LayDanhMucTonGiao";

    @TempDir
    Path directory;

    private final MutableClock clock = MutableClock.atTen();
    private final TestDatabase database = TestDatabase.postgresql();
    private Simulators partners;

    @BeforeEach
    void startPartners() throws Exception {
        partners = Simulators.start(SimulatorOptions.demo().change().seed(11).build(), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        partners.close();
        database.close();
    }

    private Engine engine(String name) throws Exception {
        Map<String, String> settings = EngineFixture.settings(directory.resolve(name), partners);
        EngineFixture.useDatabase(settings, database);
        settings.put(
                "lienthong.master-key-file", directory.resolve("master.key").toString());
        settings.put("payment.report-delay", "100ms");
        settings.keySet().removeIf(key -> key.endsWith(".cron")); // the shipped ones: between one and three at night
        return Engine.start(Settings.of(settings), clock);
    }

    private boolean isKnown(String schedule) {
        return RunTaken.last(database.dataSource(), "schedule-" + schedule).isPresent();
    }

    private static long done(Engine engine, String event) {
        return engine.log().read(null, event, null, null).lines().size();
    }

    private static List<String> daily(Engine engine) {
        return engine.portal().runs().stream()
                .map(run -> run.kind().word() + " by " + run.startedBy())
                .sorted()
                .toList();
    }

    @Test
    void every_days_and_months_work_is_made_up_for_once_by_whichever_process_starts() throws Exception {
        try (Engine fresh = engine("one")) {
            for (String schedule : SCHEDULES) await().atMost(PATIENCE).until(() -> isKnown(schedule));
            assertEquals(List.of(), fresh.portal().runs(), "a fresh installation has missed nothing");
            assertEquals(0, partners.portal().list(PORTAL_LIST).calls());
        }
        clock.advance(Duration.ofDays(32));
        try (Engine one = engine("one");
                Engine other = engine("other")) {
            await().atMost(PATIENCE).until(() -> done(one, "schedule.made-up-for") == SCHEDULES.size());
            await().atMost(PATIENCE).until(() -> done(one, "payment.reconciled") == 2);
            await().atMost(PATIENCE).until(() -> done(one, "statistics.sent") > 0);
            await().atMost(PATIENCE)
                    .until(() -> partners.portal().list(PORTAL_LIST).calls() > 0);
            await().atMost(PATIENCE).until(() -> one.portal().runs().stream().noneMatch(PortalRun::isRunning));
            assertEquals(List.of("dossiers by schedule", "progress by schedule"), daily(other));
            assertEquals(1, partners.portal().list(PORTAL_LIST).calls());
        }
    }
}
