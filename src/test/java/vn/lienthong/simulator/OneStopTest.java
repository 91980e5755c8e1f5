package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.simulator.SimulatorOptions.Credentials;

class OneStopTest {
    private static final String NUMBER = "G22.99.08-260921-000123";
    private static final String TOKEN = "Bearer " + Credentials.DEMO.oneStopToken();

    private final Simulators simulators = Simulators.start(SimulatorOptions.demo(), new MovableClock());
    private final OneStopSimulator oneStop = simulators.oneStop();

    @AfterEach
    void stop() {
        simulators.close();
    }

    private String deliver(String number, String key, String content) throws IOException {
        String body = "{\"maHoSo\":\"" + number + "\",\"ten\":\"" + content + "\"}";
        Caller.Reply reply = Caller.post(oneStop.url(), "/dossiers", TOKEN, body, "Idempotency-Key", key);
        assertEquals(200, reply.status());
        return reply.json().path("maHoSo").asText();
    }

    @Test
    void each_dossier_gets_a_number_of_the_day() throws IOException {
        assertEquals("H21.129-260921-0001", deliver(NUMBER, "k1", "a"));
        assertEquals("H21.129-260921-0002", deliver("G22.99.08-260921-000124", "k2", "a"));
    }

    @Test
    void the_same_key_gets_the_same_number_and_counts_once() throws IOException {
        deliver(NUMBER, "k1", "a");

        assertEquals("H21.129-260921-0001", deliver(NUMBER, "k1", "a"));
        assertEquals(1, oneStop.ledger().deliveries(NUMBER));
        assertEquals(1, oneStop.ledger().repeats(NUMBER));
    }

    @Test
    void the_next_version_keeps_the_number() throws IOException {
        deliver(NUMBER, "k/1", "a");

        assertEquals("H21.129-260921-0001", deliver(NUMBER, "k/2", "b"));
        assertEquals(2, oneStop.ledger().deliveries(NUMBER));
    }

    @Test
    void a_status_is_taken_once_a_key() throws IOException {
        String own = deliver(NUMBER, "k1", "a");
        for (int i = 0; i < 2; i++)
            Caller.post(
                    oneStop.url(),
                    "/dossiers/" + own + "/statuses",
                    TOKEN,
                    "{\"trangThai\":4}",
                    "Idempotency-Key",
                    "s");

        List<LedgerEntry> statuses = oneStop.ledger().entries(NUMBER).stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.STATUS)
                .toList();
        assertEquals(1, statuses.size());
        assertEquals("4", statuses.get(0).code());
    }

    @Test
    void a_status_of_an_unknown_dossier_is_not_found() throws IOException {
        assertEquals(
                404,
                Caller.post(oneStop.url(), "/dossiers/H21.129-260921-9999/statuses", TOKEN, "{}")
                        .status());
    }

    @Test
    void a_wrong_token_is_refused_and_noted() throws IOException {
        assertEquals(
                401, Caller.post(oneStop.url(), "/dossiers", "Bearer x", "{}").status());
        assertEquals("BAD_TOKEN", oneStop.ledger().violations().get(0).code());
    }

    @Test
    void a_body_that_is_not_json_is_refused() throws IOException {
        assertEquals(400, Caller.post(oneStop.url(), "/dossiers", TOKEN, "<a/>").status());
    }
}
