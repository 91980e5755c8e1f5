package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.LedgerEntry.Breach;

/** The coordination system in the shape seen once (domain facts §2.11). */
class CoordinationSimulatorTest {
    private static final String NUMBER = "G22.99-20270104-0000123";

    private final MovableClock clock = new MovableClock();
    private Simulators partners;
    private String session;

    @BeforeEach
    void start() throws Exception {
        open(SimulatorOptions.demo());
    }

    private void open(SimulatorOptions options) throws Exception {
        partners = Simulators.start(options, clock);
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
    void a_status_repeated_under_its_key_after_the_next_version_was_sent_is_a_repeat() throws Exception {
        known();
        assertEquals(200, status(1, "k1", ""));
        assertEquals(200, status(5, "k5", ",\"DanhSachGiayTo\":[]"));
        send("{\"MaHoSo\":\"2\"}");
        assertEquals(200, status(5, "k5", ",\"DanhSachGiayTo\":[]"));
        assertEquals(List.of(1, 5), partners.coordination().ledger().callbacks(NUMBER));
        assertEquals(200, status(1, "k1-2", ""));
        assertEquals(List.of(), breaches());
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
    void a_paper_is_named_by_the_id_and_hash_of_the_file_that_was_uploaded() throws Exception {
        known();
        assertEquals(200, status(1, "k1", ""));
        JsonNode file = upload("k5");
        String named = ",\"DanhSachGiayTo\":[{\"IdGiayTo\":\"%s\",\"HashTepTin\":\"%s\"}]";
        String hash = file.path("HashTepTin").asText();
        assertEquals(400, status(5, "k5", named.formatted("another", hash)));
        assertEquals(400, status(5, "k5", named.formatted(file.path("IdTepTin").asText(), "another")));
        assertEquals(200, status(5, "k5", named.formatted(file.path("IdTepTin").asText(), hash)));
    }

    @Test
    void a_file_uploaded_again_under_its_key_keeps_its_id() throws Exception {
        JsonNode first = upload("k9");
        assertEquals(first, upload("k9"));
        assertEquals(List.of(), breaches());
    }

    @Test
    void a_file_without_content_is_malformed() throws Exception {
        assertEquals(400, call("/UploadFile", "{\"TenTepTin\":\"a.pdf\"}", "k").status());
        assertEquals(List.of(Breach.MALFORMED.name()), breaches());
    }

    @Test
    void numbers_go_up_by_code_and_day_and_one_key_gets_one_number() throws Exception {
        assertEquals("H99.07-20260921-0000001", number("H99.07", "a"));
        assertEquals("H99.07-20260921-0000002", number("H99.07", "b"));
        assertEquals("H99.07-20260921-0000001", number("H99.07", "a"));
        assertEquals("H99.08-20260921-0000001", number("H99.08", "c"));
    }

    @Test
    void after_a_restart_it_knows_its_files_and_numbers(@TempDir Path folder) throws Exception {
        partners.close();
        SimulatorOptions kept =
                SimulatorOptions.demo().change().ledgerDir(folder).build();
        open(kept);
        String number = number("H99.07", "a");
        JsonNode file = upload("k9");
        partners.close();
        open(kept);
        assertEquals(number, number("H99.07", "a"));
        assertEquals("H99.07-20260921-0000002", number("H99.07", "b"));
        assertEquals(file, upload("k9"));
    }

    @Test
    void stopped_may_follow_on_anything() throws Exception {
        known();
        assertEquals(200, status(1, "k1", ""));
        assertEquals(200, status(8, "k8", ""));
    }

    /** Sent to nobody: the engine's address does not matter here. */
    private void known() {
        send("{\"MaHoSo\":\"\"}");
    }

    private void send(String body) {
        SyntheticDossier dossier = new SyntheticDossier(NUMBER, 1, "KS", "", java.util.Set.of(), body);
        partners.coordination().send(partners.oneStop().url(), "token", dossier).join();
    }

    private int status(int code, String key, String more) throws IOException {
        String body = "[{\"MaHoSo\":\"" + NUMBER + "\",\"TrangThai\":\"" + code + "\"" + more + "}]";
        return Caller.post(partners.coordination().url(), "/CapNhatTrangThai", session, body, "Idempotency-Key", key)
                .status();
    }

    private JsonNode upload(String key) throws IOException {
        Caller.Reply reply = call("/UploadFile", "{\"TenTepTin\":\"a.pdf\",\"DuLieuTepTin\":\"JVBERi0=\"}", key);
        assertEquals(200, reply.status());
        return reply.json().path("data");
    }

    private String number(String code, String key) throws IOException {
        return call("/GetNextValue", "{\"code\":\"" + code + "\"}", key)
                .json()
                .path("data")
                .asText();
    }

    private Caller.Reply call(String path, String body, String key) throws IOException {
        return Caller.post(partners.coordination().url(), path, session, body, "Idempotency-Key", key);
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
