package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.testing.FreePort;
import vn.lienthong.testing.MutableClock;

/** The appointment clock of a running engine. */
class AppointmentIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter PARTNER_TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    private final int port = FreePort.next();
    private final MutableClock clock = new MutableClock();

    private Simulators partners(SimulatorOptions.Registry registry, Clock time) {
        return Simulators.start(
                SimulatorOptions.demo()
                        .change()
                        .seed(7)
                        .registry(registry)
                        .dossiers(SimulatorOptions.Dossiers.NONE
                                .to(URI.create("http://127.0.0.1:" + port), EngineFixture.CALLER_TOKEN)
                                .with(1, 20, 0))
                        .build(),
                time);
    }

    private Map<String, String> settings(Simulators partners) {
        Map<String, String> settings = EngineFixture.settings(data, partners);
        settings.put("lienthong.http.port", String.valueOf(port));
        settings.put("appointment.check-interval", "200ms");
        return settings;
    }

    private static String send(Simulators partners) throws Exception {
        DossierRun run = partners.runDossiers();
        run.done().get(60, TimeUnit.SECONDS);
        return run.dossiers().get(0).number();
    }

    private static Dossier dossier(Engine engine, String number) {
        return engine.dossiers().find(number).orElseThrow();
    }

    private static long told(Engine engine, String number, String kind) {
        return engine.log().read(number, kind, null, null).lines().size();
    }

    private static String observe(Engine engine, String what) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + engine.operationsPort() + "/observe/" + what);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void a_supplemented_dossier_gets_a_new_appointment_and_tells_the_old_one() throws Exception {
        SimulatorOptions.Registry supplement = SimulatorOptions.Registry.PROMPT
                .withRegisterAfter(Duration.ofMillis(1500))
                .withScenarios(1, 0, 0);
        try (Simulators partners = partners(supplement, Clock.systemUTC());
                Engine engine = Engine.start(Settings.of(settings(partners)), clock)) {
            String number = send(partners);
            await().atMost(LONG)
                    .until(
                            () -> partners.dvclt().ledger().callbacks(number),
                            List.of(1, 3, 7, 2, 1, 3, 7, 4, 5)::equals);
            List<String> received = partners.dvclt().ledger().callbackDates(number, 1);
            JsonNode first = JSON.readTree(received.get(0));
            JsonNode second = JSON.readTree(received.get(1));
            assertEquals(first.path("ngayKetThucTheoQuyDinh"), first.path("ngayHenTraTruoc"));
            assertTrue(first.path("ngayHenTraMoi").isMissingNode());
            assertEquals(first.path("ngayKetThucTheoQuyDinh"), second.path("ngayHenTraTruoc"));
            assertEquals(second.path("ngayKetThucTheoQuyDinh"), second.path("ngayHenTraMoi"));
            assertNotEquals(first.path("ngayBatDau"), second.path("ngayBatDau"));
            String due = dossier(engine, number).dueAt().atZone(VIETNAM).format(PARTNER_TIME);
            assertEquals(due, second.path("ngayKetThucTheoQuyDinh").asText());
        }
    }

    @Test
    void a_dossier_the_registry_does_not_answer_is_told_of_before_and_at_the_breach() throws Exception {
        SimulatorOptions.Registry never = SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ofDays(1));
        try (Simulators partners = partners(never, Clock.systemUTC());
                Engine engine = Engine.start(Settings.of(settings(partners)), clock)) {
            String number = send(partners);
            await().atMost(LONG).until(() -> dossier(engine, number).status() == Status.FORWARDED);
            Instant due = dossier(engine, number).dueAt();
            clock.advance(Duration.between(clock.instant(), due.minusSeconds(60)));
            await().atMost(LONG).until(() -> told(engine, number, "dossier.due-soon") == 1);
            assertTrue(observe(engine, "metrics").contains("lienthong_dossiers_due_soon 1.0"));
            assertTrue(observe(engine, "health").contains("\"dueSoon\":\"1\""));
            clock.advance(Duration.ofMinutes(2));
            await().atMost(LONG).until(() -> told(engine, number, "dossier.overdue") == 1);
            assertTrue(observe(engine, "metrics").contains("lienthong_dossiers_overdue 1.0"));
            assertTrue(observe(engine, "health").contains("\"name\":\"appointments\",\"status\":\"WARN\""));
        }
    }

    @Test
    void a_year_the_calendar_does_not_know_parks_the_dossier_until_the_file_has_it() throws Exception {
        Path calendar = Files.writeString(data.resolve("calendar.csv"), "date,kind,name\n");
        clock.advance(Duration.between(
                clock.instant(), LocalDateTime.parse("2031-03-03T09:00").atZone(VIETNAM)));
        try (Simulators partners = partners(SimulatorOptions.Registry.PROMPT, clock)) {
            Map<String, String> settings = settings(partners);
            settings.put("lienthong.calendar-file", calendar.toString());
            try (Engine engine = Engine.start(Settings.of(settings), clock)) {
                String number = send(partners);
                await().atMost(LONG).until(() -> isParkedFor(engine, number, "2031"));
                Files.writeString(calendar, "date,kind,name\n2031-01-01,holiday,Tết Dương lịch\n");
                engine.queues()
                        .redrive(
                                "received",
                                QueueAdmin.Selection.all(),
                                new QueueAdmin.Act("tester", "đã bổ sung lịch"),
                                false);
                await().atMost(LONG).until(() -> dossier(engine, number).dueAt() != null);
                assertEquals(
                        LocalDateTime.parse("2031-03-03T17:00").atZone(VIETNAM).toInstant(),
                        dossier(engine, number).dueAt());
            }
        }
    }

    private static boolean isParkedFor(Engine engine, String number, String year) {
        return engine.queues().messagesOf(number).stream()
                .anyMatch(message -> "calendar.year-missing".equals(message.reason())
                        && message.arguments().equals(List.of(year)));
    }
}
