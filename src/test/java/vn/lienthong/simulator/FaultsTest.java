package vn.lienthong.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String NUMBER = "G22.99.08-260921-000123";

    private final MovableClock clock = new MovableClock();
    private final Simulators simulators = Simulators.start(
            SimulatorOptions.demo().change().seed(3).acceptUnknown(true).build(), clock);
    private final DvcltSimulator dvclt = simulators.dvclt();
    private String token;

    @BeforeEach
    void login() throws IOException {
        token = Caller.dvcltToken(dvclt);
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    private Caller.Reply report() throws IOException {
        String body = Caller.callback(NUMBER, 1).toString();
        return Caller.post(dvclt.url(), DvcltSimulator.STATUS_PATH, token, body);
    }

    @Test
    void a_line_cut_after_the_work_leaves_the_work_done() throws IOException {
        dvclt.faults(Faults.none().withCutLines(1));
        assertThrows(IOException.class, this::report);
        dvclt.faults(Faults.none());

        assertEquals(List.of(1), dvclt.ledger().callbacks(NUMBER));
        assertTrue(Caller.text(report()).contains("đã tồn tại trong một cửa điện tử"));
    }

    @Test
    void an_offer_to_go_over_to_http_2_is_not_taken() throws Exception {
        HttpRequest offer = HttpRequest.newBuilder(dvclt.url())
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        assertEquals(
                HttpClient.Version.HTTP_1_1,
                client.send(offer, HttpResponse.BodyHandlers.discarding()).version());
    }

    @Test
    void a_repeat_after_a_cut_line_is_no_violation() throws IOException {
        dvclt.faults(Faults.none().withCutLines(1));
        assertThrows(IOException.class, this::report);
        assertThrows(IOException.class, this::report);
        dvclt.faults(Faults.none());
        report();

        assertEquals(2, dvclt.ledger().repeats(NUMBER));
        assertEquals(List.of(), dvclt.ledger().violations());
    }

    @Test
    void a_repeat_after_the_caller_gave_up_waiting_is_no_violation() throws IOException {
        dvclt.faults(Faults.none().withLatency(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        HttpRequest impatient = HttpRequest.newBuilder(URI.create(dvclt.url() + DvcltSimulator.STATUS_PATH))
                .header("Authorization", token)
                .timeout(Duration.ofMillis(200))
                .POST(HttpRequest.BodyPublishers.ofString(
                        Caller.callback(NUMBER, 1).toString()))
                .build();
        assertThrows(HttpTimeoutException.class, () -> HttpClient.newHttpClient()
                .send(impatient, HttpResponse.BodyHandlers.ofString()));
        await().until(() -> dvclt.ledger().callbacks(NUMBER).equals(List.of(1)));
        report();

        assertEquals(1, dvclt.ledger().repeats(NUMBER));
        assertEquals(List.of(), dvclt.ledger().violations());
    }

    @Test
    void a_server_error_comes_before_the_work() throws IOException {
        dvclt.faults(Faults.none().withServerErrors(1));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) statuses.add(report().status());

        assertTrue(statuses.contains(500) && statuses.contains(503));
        assertEquals(List.of(), dvclt.ledger().callbacks(NUMBER));
    }

    @Test
    void an_html_page_comes_with_200_or_502() throws IOException {
        dvclt.faults(Faults.none().withHtml(1));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Caller.Reply reply = report();
            assertTrue(reply.body().startsWith("<html>"));
            statuses.add(reply.status());
        }

        assertTrue(statuses.contains(200) && statuses.contains(502));
        assertEquals(List.of(), dvclt.ledger().callbacks(NUMBER));
    }

    @Test
    void the_registrys_error_repeats_what_it_was_sent() throws IOException {
        NdxpSimulator ndxp = simulators.ndxp();
        ndxp.faults(Faults.none().withServerErrors(1));
        boolean repeated = false;
        for (int i = 0; i < 20; i++) {
            Caller.Reply reply = Caller.post(ndxp.url(), NdxpSimulator.SUBMIT_PATH, "", "{\"nksHoTen\":\"Bréo\"}");
            if (reply.status() == 500)
                repeated |= reply.json().path("inputSend").asText().contains("Bréo");
        }

        assertTrue(repeated);
    }

    @Test
    void a_slow_partner_answers_late() throws IOException {
        dvclt.faults(Faults.none().withLatency(Duration.ofMillis(150), Duration.ofMillis(200)));
        long start = System.nanoTime();
        report();

        assertTrue(System.nanoTime() - start >= Duration.ofMillis(140).toNanos());
    }

    @Test
    void a_partner_that_is_down_answers_nobody_until_the_period_is_over() throws IOException {
        simulators.down(Duration.ofSeconds(10));
        assertThrows(IOException.class, this::report);
        clock.move(Duration.ofSeconds(10));

        assertEquals(200, report().status());
        assertEquals(List.of(1), dvclt.ledger().callbacks(NUMBER));
    }

    @Test
    void the_same_seed_throws_the_same_dice() {
        Faults faults = Faults.none().withCutLines(0.3).withHtml(0.3).withServerErrors(0.3);
        assertEquals(fates(11, faults), fates(11, faults));
    }

    @Test
    void rates_above_one_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Faults.none().withCutLines(0.7).withHtml(0.7));
    }

    private List<FaultDice.Fate> fates(long seed, Faults faults) {
        FaultDice dice = new FaultDice(seed, faults, clock);
        List<FaultDice.Fate> fates = new ArrayList<>();
        for (int i = 0; i < 50; i++) fates.add(dice.roll().fate());
        return fates;
    }
}
