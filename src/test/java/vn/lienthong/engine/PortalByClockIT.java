package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.testing.TestDatabase;

/** Two engines on one PostgreSQL whose clocks strike every second. */
class PortalByClockIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVERY_SECOND = "0/1 * * * * ?";

    @TempDir
    Path directory;

    @Test
    void each_month_is_sent_once_and_every_list_is_kept_once_however_often_the_clocks_strike() throws Exception {
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .seed(11)
                .dossiers(
                        SimulatorOptions.Dossiers.NONE.to(URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                .build();
        try (TestDatabase database = TestDatabase.postgresql();
                Simulators partners = Simulators.start(options, Clock.systemUTC());
                Engine one = EngineFixture.start(settings("one", partners, database));
                Engine other = EngineFixture.start(settings("other", partners, database))) {
            YearMonth last = YearMonth.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusMonths(1);
            await().atMost(PATIENCE)
                    .until(() -> partners.portal().list("LayDanhMucTonGiao").calls() > 6);
            one.queues().queues().forEach(queue -> assertEquals(0, queue.parked(), queue.name()));
            for (YearMonth month : List.of(last, last.minusMonths(1)))
                assertEquals(
                        1,
                        partners.portal()
                                .figures()
                                .rows(month.getYear(), month.getMonthValue())
                                .size(),
                        month.toString());
            assertEquals(
                    1,
                    other.log().read(null, "catalogue.changed", null, null).lines().stream()
                            .filter(line -> line.detail().toString().contains("religions"))
                            .count());
        }
    }

    private Map<String, String> settings(String name, Simulators partners, TestDatabase database) {
        Map<String, String> settings = EngineFixture.settings(directory.resolve(name), partners);
        EngineFixture.useDatabase(settings, database);
        settings.put(
                "lienthong.master-key-file", directory.resolve("master.key").toString());
        settings.put("partner.portal.url", partners.portal().url().toString());
        settings.put("partner.portal.username", SimulatorOptions.Credentials.DEMO.portalUsername());
        settings.put("partner.portal.password", SimulatorOptions.Credentials.DEMO.portalPassword());
        settings.put("partner.portal.agency", "000.00.00.H99");
        settings.put("portal.monthly.cron", EVERY_SECOND);
        settings.put("portal.catalogue.cron", EVERY_SECOND);
        return settings;
    }
}
