package vn.lienthong.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.config.Settings;
import vn.lienthong.config.Sha256;
import vn.lienthong.simulator.PaymentSimulator;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.testing.FreePort;
import vn.lienthong.testing.TestDatabase;

/** Settings of an engine that talks to simulators, with short delays and free ports. */
public final class EngineFixture {
    public static final String CALLER_TOKEN = "test-caller-token";
    public static final String PAYMENT_TOKEN = "test-payment-token";
    public static final String ONE_STOP_TOKEN = "test-one-stop-token";

    /** What the engine does by itself at an hour of the night, in which tests run too. */
    private static final List<String> SCHEDULES =
            List.of("portal.daily.cron", "portal.monthly.cron", "portal.catalogue.cron", "payment.reconcile.cron");

    private static final String NEVER = "0 0 0 1 1 ? 2099";

    private EngineFixture() {}

    public static Map<String, String> settings(Path data, Simulators partners) {
        SimulatorOptions.Credentials demo = SimulatorOptions.Credentials.DEMO;
        Map<String, String> values = new HashMap<>();
        values.put("lienthong.data-dir", data.toString());
        values.put("lienthong.http.port", String.valueOf(FreePort.next()));
        values.put("lienthong.http.host", "127.0.0.1");
        values.put("lienthong.operations.port", String.valueOf(FreePort.next()));
        values.put("caller.dvclt.token-sha256", Sha256.hex(CALLER_TOKEN));
        values.put("caller.one-stop.token-sha256", Sha256.hex(ONE_STOP_TOKEN));
        values.put("partner.dvclt.url", partners.dvclt().url().toString());
        values.put("partner.dvclt.username", demo.dvcltUsername());
        values.put("partner.dvclt.password", demo.dvcltPassword());
        values.put("partner.ndxp.url", partners.ndxp().url().toString());
        values.put("partner.ndxp.key", demo.ndxpKey());
        values.put("partner.ndxp.secret", demo.ndxpSecret());
        values.put("partner.one-stop.url", partners.oneStop().url().toString());
        values.put("partner.one-stop.token", demo.oneStopToken());
        values.put("partner.portal.url", partners.portal().url().toString());
        values.put("partner.portal.username", demo.portalUsername());
        values.put("partner.portal.password", demo.portalPassword());
        values.put("partner.portal.agency", "000.00.00.H99");
        values.put("caller.payment.token-sha256", Sha256.hex(PAYMENT_TOKEN));
        values.put("partner.payment.url", partners.payment().url().toString());
        values.put("partner.payment.partner-code", PaymentSimulator.PARTNER_CODE);
        values.put("partner.payment.secret", PaymentSimulator.SECRET);
        values.put("partner.registry.province-code", "92");
        values.put("partner.registry.first-poll-delay", "200ms");
        values.put("partner.registry.poll-interval", "300ms");
        values.put("queue.retry.first-delay", "200ms");
        values.put("queue.retry.max-delay", "1s");
        values.put("queue.poll", "200ms");
        for (String schedule : SCHEDULES) values.put(schedule, NEVER);
        values.put("lienthong.calendar-file", calendarOfToday(data).toString());
        for (String partner : new String[] {"dvclt", "ndxp", "one-stop", "portal", "payment"}) {
            values.put("partner." + partner + ".breaker.wait", "1s");
            values.put("partner." + partner + ".timeout", "5s");
        }
        return values;
    }

    /** So that tests which run by the clock of the machine go on when the shipped years are over. */
    private static Path calendarOfToday(Path data) {
        int year = LocalDate.now(ZoneOffset.UTC).getYear();
        String rows = "%d-01-01,holiday,Tết Dương lịch%n".formatted(year)
                + "%d-01-01,holiday,Tết Dương lịch%n".formatted(year + 1);
        try {
            Files.createDirectories(data);
            return Files.writeString(data.resolve("calendar-of-today.csv"), "date,kind,name\n" + rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dossiers that are sent again soon to an engine that is gone. */
    static SimulatorOptions.Dossiers insistent(URI engine) {
        return SimulatorOptions.Dossiers.NONE
                .to(engine, CALLER_TOKEN)
                .withDelays(
                        Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    /** Puts the engine on this database instead of its own file. */
    static void useDatabase(Map<String, String> settings, TestDatabase database) {
        settings.put("lienthong.db.url", database.url());
        settings.put("lienthong.db.username", database.username());
        settings.put("lienthong.db.pool-size", "6");
    }

    public static Engine start(Map<String, String> values) throws Exception {
        return Engine.start(Settings.of(values), Clock.systemUTC());
    }

    /** The same with the province's own settings, which are stronger than the defaults and weaker than these. */
    static Engine startProvince(Map<String, String> values) throws Exception {
        return Engine.start(Settings.load(null, Map.of(), values), Clock.systemUTC());
    }
}
