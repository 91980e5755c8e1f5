package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.simulator.LedgerEntry.Breach;

/** The coordination system in the shape seen once (domain facts §2.11). */
class CoordinationSimulatorTest {
    private static final String NUMBER = "G22.99-20270104-0000123";

    private final MovableClock clock = new MovableClock();
    private Simulators partners;
    private String session;

    @BeforeEach
    void start() throws Exception {
        partners = Simulators.start(SimulatorOptions.demo(), clock);
        session = "Bearer "
                + Caller.post(partners.coordination().url(), "/GetToken", "", account(CoordinationSimulator.SECRET))
                        .json()
                        .at("/data/access_token")
                        .asText();
    }

    @AfterEach
    void stop() {
        partners.close();
    }

    @Test
    void a_wrong_secret_gives_no_session() throws Exception {
        assertEquals(
                401,
                Caller.post(partners.coordination().url(), "/GetToken", "", account("another"))
                        .status());
    }

    @Test
    void a_call_without_a_session_is_refused_in_the_envelope() throws Exception {
        Caller.Reply reply = Caller.post(partners.coordination().url(), "/CapNhatTrangThai", "", "[]");
        assertEquals(401, reply.status());
        assertEquals(401, reply.json().path("code").asInt());
    }

    @Test
    void a_dossier_it_never_sent_is_not_found() throws Exception {
        assertEquals(404, status(1, "k1", ""));
        assertEquals(List.of(Breach.UNKNOWN_DOSSIER.name()), breaches());
    }

    @Test
    void statuses_come_in_the_order_of_the_life_cycle() throws Exception {
        known();
        assertEquals(200, status(1, "k1", ""));
        assertEquals(400, status(4, "k4", ""));
        assertEquals(200, status(2, "k2", ""));
        assertEquals(200, status(4, "k4", ""));
        assertEquals(List.of(1, 2, 4), partners.coordination().ledger().callbacks(NUMBER));
        assertEquals(List.of(Breach.OUT_OF_ORDER.name()), breaches());
    }

    @Test
    void the_same_key_again_is_a_repeat_another_key_is_a_double() throws Exception {
        known();
        assertEquals(200, status(1, "k1", ""));
        assertEquals(200, status(1, "k1", ""));
        assertEquals(List.of(), breaches());
        assertEquals(200, status(1, "other", ""));
        assertEquals(List.of(Breach.DOUBLED.name()), breaches());
    }

    @Test
    void papers_go_with_5_6_and_9_and_with_nothing_else() throws Exception {
        known();
        assertEquals(400, status(1, "k1", ",\"DanhSachGiayTo\":[]"));
        assertEquals(200, status(1, "k1", ""));
        assertEquals(400, status(5, "k5", ""));
        assertEquals(200, status(5, "k5", ",\"DanhSachGiayTo\":[]"));
    }

    @Test
    void stopped_may_follow_on_anything() throws Exception {
        known();
        assertEquals(200, status(1, "k1", ""));
        assertEquals(200, status(8, "k8", ""));
    }

    /** Sent to nobody: the engine's address does not matter here. */
    private void known() {
        SyntheticDossier dossier = new SyntheticDossier(NUMBER, 1, "KS", "", java.util.Set.of(), "{\"MaHoSo\":\"\"}");
        partners.coordination().send(partners.oneStop().url(), "token", dossier).join();
    }

    private int status(int code, String key, String more) throws IOException {
        String body = "[{\"MaHoSo\":\"" + NUMBER + "\",\"TrangThai\":\"" + code + "\"" + more + "}]";
        return Caller.post(partners.coordination().url(), "/CapNhatTrangThai", session, body, "Idempotency-Key", key)
                .status();
    }

    private List<String> breaches() {
        return partners.coordination().ledger().violations().stream()
                .map(LedgerEntry::code)
                .toList();
    }

    private static String account(String secret) {
        return "{\"client_id\":\"" + CoordinationSimulator.KEY + "\",\"client_secret\":\"" + secret + "\"}";
    }
}
