package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.engine.PartnerApiClient.Reply;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.PaymentSimulator;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.testing.TestDatabase;

/** Money is never doubled: two engines on one PostgreSQL, and an engine that is killed in the middle of a call. */
class PaymentProcessesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.postgresql();
    private Simulators partners;
    private PaymentSimulator platform;
    private EngineProcess first;
    private EngineProcess second;

    @BeforeEach
    void startPartners() throws Exception {
        partners = Simulators.start(SimulatorOptions.demo().change().seed(11).build(), Clock.systemUTC());
        platform = partners.payment();
        first = process("first");
        second = process("second");
        first.start();
        first.awaitReady();
    }

    private EngineProcess process(String name) throws Exception {
        Map<String, String> settings = EngineFixture.settings(directory.resolve("data"), partners);
        settings.put("partner.payment.timeout", "2s");
        settings.put("payment.reconcile.cron", "* * * * * ?");
        settings.put("payment.report-delay", "100ms");
        EngineFixture.useDatabase(settings, database);
        return new EngineProcess(directory, name, settings);
    }

    @AfterEach
    void stop() throws Exception {
        first.close();
        second.close();
        partners.close();
        database.close();
    }

    private static ObjectNode request(String name) {
        return PartnerApiClient.JSON
                .createObjectNode()
                .put("maYeuCau", name)
                .put("maHoSo", "H21.129-260921-0001")
                .put("maTTHC", "2.000635")
                .put("soBanSao", 2);
    }

    private static Reply ask(EngineProcess engine, ObjectNode request) throws Exception {
        return PartnerApiClient.post(
                engine.partnerApi(), "/one-stop/v1/payments", EngineFixture.ONE_STOP_TOKEN, request);
    }

    /** Asks until the engine is no longer busy with an earlier call. */
    private static Reply askUntilAnswered(EngineProcess engine, ObjectNode request) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> ask(engine, request), reply -> reply.status() != 503);
    }

    /** INITs the platform was sent, repeats too. */
    private long inits() {
        return platform.ledger().entries().stream()
                .filter(entry -> entry.kind() == Kind.PAYMENT || entry.kind() == Kind.REPEAT)
                .count();
    }

    private List<String> told() {
        return partners.oneStop().ledger().entries("H21.129-260921-0001").stream()
                .filter(entry -> entry.kind() == Kind.PAYMENT)
                .map(entry -> entry.code())
                .toList();
    }

    @Test
    void two_processes_begin_a_payment_once_and_tell_of_it_once() throws Exception {
        second.start();
        second.awaitReady();
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            EngineProcess engine = i % 2 == 0 ? first : second;
            asked.add(PartnerApiClient.postLater(
                    engine.partnerApi(), "/one-stop/v1/payments", EngineFixture.ONE_STOP_TOKEN, request("MC-1")));
        }
        for (CompletableFuture<Reply> one : asked)
            assertTrue(List.of(200, 503).contains(one.get().status()));
        String reference = askUntilAnswered(second, request("MC-1"))
                .body()
                .path("maThamChieu")
                .asText();
        assertEquals(1, inits());
        assertEquals(List.of(reference), platform.references());

        platform.pay(reference);
        ObjectNode notice = platform.notice(reference);
        List<CompletableFuture<Reply>> told = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            EngineProcess engine = i % 2 == 0 ? first : second;
            told.add(PartnerApiClient.postLater(
                    engine.partnerApi(), "/payment/v1/notify", EngineFixture.PAYMENT_TOKEN, notice));
        }
        for (CompletableFuture<Reply> one : told)
            assertEquals(200, one.get().status(), one.get().text());

        await().atMost(PATIENCE)
                .until(() -> !told().isEmpty() && unfinished("payment-outcome", "one-stop-payment") == 0);
        assertEquals(List.of("DA_THANH_TOAN"), told());
    }

    /** The clock of both strikes every second here. */
    @Test
    void two_processes_compare_with_the_platform_once_a_day() throws Exception {
        second.start();
        second.awaitReady();

        await().atMost(PATIENCE).until(() -> !reports().isEmpty());
        Instant then = Instant.now();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(then.plusSeconds(3)));

        assertEquals(2, reports().size(), "the figures of one run: of the day and of the day before");
    }

    @Test
    void the_command_line_says_by_its_exit_code_whether_money_matches() throws Exception {
        String reference =
                ask(first, request("MC-1")).body().path("maThamChieu").asText();
        assertEquals(0, first.command("payment", "list", "--state", "unpaid"));
        assertEquals(0, first.command("payment", "reconcile"));
        assertEquals(0, first.command("stats", "--ratings", "--period", "2026-10"));

        platform.pay(reference, 1);
        PartnerApiClient.post(
                first.partnerApi(), "/payment/v1/notify", EngineFixture.PAYMENT_TOKEN, platform.notice(reference));

        assertEquals(1, first.command("payment", "list"));
    }

    private JsonNode reports() throws Exception {
        return operations("/api/v1/log?kind=payment.reconciled").path("events");
    }

    private long unfinished(String... queues) throws Exception {
        long count = 0;
        for (JsonNode queue : operations("/api/v1/queues")) {
            if (List.of(queues).contains(queue.path("name").asText()))
                count += queue.path("waiting").asLong() + queue.path("working").asLong();
        }
        return count;
    }

    private JsonNode operations(String path) throws Exception {
        return PartnerApiClient.JSON.readTree(first.operations(path).body());
    }

    @Test
    void an_engine_killed_before_the_answer_to_init_asks_before_it_begins_again() throws Exception {
        platform.faults(Faults.none().withLatency(ANSWER, ANSWER));
        CompletableFuture<Reply> lost = PartnerApiClient.postLater(
                first.partnerApi(), "/one-stop/v1/payments", EngineFixture.ONE_STOP_TOKEN, request("MC-1"));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> inits() == 1);
        first.kill();
        assertTrue(lost.handle((reply, failure) -> failure != null).get(), "no answer came");
        platform.faults(Faults.none());
        first.start();
        first.awaitReady();

        Reply reply = askUntilAnswered(first, request("MC-1"));

        assertEquals(200, reply.status(), reply.text());
        assertEquals(
                platform.references().get(0), reply.body().path("maThamChieu").asText());
        assertEquals(1, platform.references().size());
        assertEquals(1, inits(), "asked, not begun again");
    }
}
