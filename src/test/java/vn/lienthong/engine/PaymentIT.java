package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.engine.PartnerApiClient.Reply;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.PaymentSimulator;
import vn.lienthong.simulator.PaymentSimulator.Behaviour;

/** A citizen pays for copies: each test names what becomes of the money. */
@TestInstance(Lifecycle.PER_CLASS)
class PaymentIT {
    private static final int PRICE = 8_000;

    private LifeCycle life;
    private PaymentSimulator platform;
    private int serial;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        life = LifeCycle.start(data, Map.of("payment.max-copies", "3", "payment.report-delay", "100ms"));
        platform = life.partners.payment();
    }

    @AfterEach
    void a_platform_that_answers() {
        platform.faults(Faults.none());
        platform.behave(Behaviour.SILENT, life.url, EngineFixture.PAYMENT_TOKEN);
    }

    @AfterAll
    void stop() {
        life.close();
    }

    private ObjectNode request(String procedure, int copies) {
        serial++;
        ObjectNode body = PartnerApiClient.JSON
                .createObjectNode()
                .put("maYeuCau", "MC-" + serial)
                .put("maHoSo", "H21.129-260921-%04d".formatted(serial))
                .put("maTTHC", procedure)
                .put("soBanSao", copies);
        body.putObject("nguoiNop").put("hoTen", "Nguyễn Thị Thử").put("soGiayTo", "000199000001");
        return body;
    }

    private Reply ask(ObjectNode request) throws Exception {
        return PartnerApiClient.post(life.url, "/one-stop/v1/payments", EngineFixture.ONE_STOP_TOKEN, request);
    }

    private Reply notify(ObjectNode notice) throws Exception {
        return PartnerApiClient.post(life.url, "/payment/v1/notify", EngineFixture.PAYMENT_TOKEN, notice);
    }

    /** A payment that was begun and not paid. @return its reference */
    private String begun(int copies) throws Exception {
        return reference(request("2.000635", copies));
    }

    private String reference(ObjectNode request) throws Exception {
        Reply reply = ask(request);
        assertEquals(200, reply.status(), reply.text());
        return reply.body().path("maThamChieu").asText();
    }

    private JsonNode operations(String method, String path) throws Exception {
        String token = Files.readString(life.engine.dataDirectory().resolve("operator.token"))
                .strip();
        URI address = URI.create("http://127.0.0.1:" + life.engine.operationsPort() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return PartnerApiClient.JSON.readTree(answer.body());
    }

    private JsonNode payment(String reference) throws Exception {
        return StreamSupport.stream(
                        operations("GET", "/api/v1/payments").path("payments").spliterator(), false)
                .filter(payment -> payment.path("maThamChieu").asText().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private String state(String reference) throws Exception {
        return payment(reference).path("state").asText();
    }

    /** What the one-stop system was told of the payment's dossier. */
    private List<String> told(String reference) throws Exception {
        String dossier = payment(reference).path("maHoSo").asText();
        return life.partners.oneStop().ledger().entries(dossier).stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.PAYMENT)
                .map(LedgerEntry::code)
                .toList();
    }

    private void awaitTold(String reference, String... outcomes) {
        await().atMost(LifeCycle.PATIENCE).untilAsserted(() -> assertEquals(List.of(outcomes), told(reference)));
    }

    private List<String> parkedReasons(String reference) {
        return life.engine.queues().messages("payment-mismatch", "parked", 100).stream()
                .filter(message -> message.arguments().contains(reference))
                .map(QueueAdmin.MessageState::reason)
                .toList();
    }

    private long began(String reference) {
        return platform.ledger().entries(reference).stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.PAYMENT || entry.kind() == LedgerEntry.Kind.REPEAT)
                .count();
    }

    @Test
    void what_is_due_comes_from_the_fee_table_and_the_address_from_the_platform() throws Exception {
        Reply reply = ask(request("2.000635.000.00.00.H13", 2));

        assertEquals(200, reply.status(), reply.text());
        assertEquals(2 * PRICE, reply.body().path("soTien").asInt());
        assertEquals("CHO_THANH_TOAN", reply.body().path("trangThai").asText());
        assertTrue(reply.body().path("urlThanhToan").asText().startsWith("http"), reply.text());
        assertEquals(List.of(), platform.ledger().violations());
    }

    @Test
    void a_registration_itself_costs_nothing() throws Exception {
        assertEquals(409, ask(request("2.000986", 1)).status());
    }

    @Test
    void so_many_copies_and_no_more() throws Exception {
        assertEquals(200, ask(request("2.000635", 3)).status());
        assertEquals(400, ask(request("2.000635", 4)).status());
    }

    @Test
    void the_same_request_is_the_same_payment_and_other_content_is_refused() throws Exception {
        ObjectNode request = request("2.000635", 1);
        String reference = reference(request);

        assertEquals(reference, reference(request));
        assertEquals(409, ask(request.put("soBanSao", 2)).status());
        assertEquals(1, began(reference));
    }

    @Test
    void a_payment_that_is_made_is_told_to_the_one_stop_system() throws Exception {
        String reference = begun(2);
        platform.pay(reference);

        assertEquals(200, notify(platform.notice(reference)).status());

        awaitTold(reference, "DA_THANH_TOAN");
        assertEquals("paid", state(reference));
    }

    @Test
    void a_forged_signature_is_refused_and_logged_and_pays_nothing() throws Exception {
        String reference = begun(1);
        platform.pay(reference);
        ObjectNode notice = platform.notice(reference).put("MaXacThuc", "0".repeat(64));

        Reply reply = notify(notice);

        assertEquals(403, reply.status());
        assertEquals(
                "urn:lienthong:problem:signature-refused",
                reply.body().path("type").asText());
        assertEquals("unpaid", state(reference));
        assertTrue(life.engine.log().read(null, "payment.signature-refused", null, null).lines().stream()
                .anyMatch(line -> line.detail().path("reference").asText().equals(reference)));
    }

    @Test
    void an_amount_that_was_changed_on_the_way_is_refused_as_forged() throws Exception {
        String reference = begun(1);
        platform.pay(reference);

        assertEquals(403, notify(platform.notice(reference).put("SoTien", "1")).status());
        assertEquals("unpaid", state(reference));
    }

    @Test
    void another_amount_than_is_due_is_kept_for_a_person_and_never_counts_as_paid() throws Exception {
        String reference = begun(1);
        platform.pay(reference, -1_000);

        Reply reply = notify(platform.notice(reference));

        assertEquals(409, reply.status());
        assertEquals(
                "urn:lienthong:problem:amount-differs",
                reply.body().path("type").asText());
        assertEquals("mismatched", state(reference));
        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(() -> assertEquals(List.of("payment.amount-differs"), parkedReasons(reference)));
        awaitTold(reference, "LECH_SO_TIEN");
    }

    @Test
    void so_many_of_another_currency_are_not_what_is_due() throws Exception {
        String reference = begun(1);
        platform.pay(reference);

        assertEquals(
                409,
                notify(PaymentSimulator.sign(platform.notice(reference).put("MaTienTe", "USD")))
                        .status());
        assertEquals("mismatched", state(reference));
    }

    @Test
    void a_replay_has_the_same_answer_and_no_effect() throws Exception {
        String reference = begun(1);
        platform.pay(reference);
        ObjectNode notice = platform.notice(reference);

        Reply first = notify(notice);
        Reply second = notify(notice);

        assertEquals(first, second);
        awaitTold(reference, "DA_THANH_TOAN");
        life.awaitNothingWaiting("payment-outcome", "one-stop-payment");
        assertEquals(List.of("DA_THANH_TOAN"), told(reference));
    }

    @Test
    void the_receipt_is_not_signed_and_changes_nothing() throws Exception {
        String reference = begun(1);
        platform.pay(reference);
        ObjectNode notice = platform.notice(reference);
        notice.putObject("ThongTinBienLai").put("SoTien", "1").put("MaHoSo", "H21.1-260921-0001");

        assertEquals(200, notify(notice).status());
        assertEquals("paid", state(reference));
        assertEquals(PRICE, payment(reference).path("soTienDaNop").asInt());
    }

    @Test
    void a_notice_before_the_answer_to_init_is_matched_and_the_answer_says_paid() throws Exception {
        platform.behave(Behaviour.EARLY, life.url, EngineFixture.PAYMENT_TOKEN);

        Reply reply = ask(request("2.000635", 1));

        assertEquals(200, reply.status(), reply.text());
        assertEquals("DA_THANH_TOAN", reply.body().path("trangThai").asText());
        String reference = reply.body().path("maThamChieu").asText();
        awaitTold(reference, "DA_THANH_TOAN");
        assertEquals(1, began(reference));
    }

    @Test
    void money_for_a_reference_that_is_none_of_ours_is_not_found_and_kept_in_sight() throws Exception {
        String reference = begun(1);
        platform.pay(reference);
        ObjectNode notice = PaymentSimulator.sign(platform.notice(reference).put("MaThamChieu", "LT999999UNKNOWN"));

        assertEquals(404, notify(notice).status());
        assertEquals(404, notify(notice).status());

        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(
                        () -> assertEquals(List.of("payment.unknown-reference"), parkedReasons("LT999999UNKNOWN")));
        assertEquals(
                "LT999999UNKNOWN",
                operations("GET", "/api/v1/payments")
                        .at("/unmatched/0/maThamChieu")
                        .asText());
    }

    @Test
    void money_that_comes_twice_is_kept_for_a_person_and_the_payment_stays_paid() throws Exception {
        String reference = begun(1);
        platform.pay(reference);
        assertEquals(200, notify(platform.notice(reference)).status());

        Reply second = notify(PaymentSimulator.sign(platform.notice(reference).put("MaGiaoDich", "GD-AGAIN")));

        assertEquals(409, second.status());
        assertEquals("paid", state(reference));
        awaitTold(reference, "DA_THANH_TOAN", "THANH_TOAN_HAI_LAN");
    }

    @Test
    void a_second_mismatch_of_a_dossier_is_in_sight_beside_the_first() throws Exception {
        String reference = begun(1);
        platform.pay(reference);
        assertEquals(200, notify(platform.notice(reference)).status());
        for (String transaction : List.of("GD-2", "GD-3"))
            notify(PaymentSimulator.sign(platform.notice(reference).put("MaGiaoDich", transaction)));

        await().atMost(LifeCycle.PATIENCE)
                .untilAsserted(() ->
                        assertEquals(List.of("payment.paid-twice", "payment.paid-twice"), parkedReasons(reference)));
    }

    @Test
    void a_payment_whose_notice_was_lost_is_found_by_the_comparison() throws Exception {
        String reference = begun(2);
        platform.pay(reference);

        assertTrue(
                operations("POST", "/api/v1/payments/reconcile").path("begun").asBoolean());

        awaitTold(reference, "DA_THANH_TOAN");
        assertEquals("paid", state(reference));
        await().atMost(LifeCycle.PATIENCE).until(() -> !life.engine
                .log()
                .read(null, "payment.reconciled", null, null)
                .lines()
                .isEmpty());
    }

    @Test
    void after_the_comparison_the_notice_that_comes_late_changes_nothing() throws Exception {
        String reference = begun(2);
        platform.pay(reference);
        operations("POST", "/api/v1/payments/reconcile");
        awaitTold(reference, "DA_THANH_TOAN");

        assertEquals(200, notify(platform.notice(reference)).status());

        life.awaitNothingWaiting("payment-outcome", "one-stop-payment");
        assertEquals(List.of("DA_THANH_TOAN"), told(reference));
    }

    @ParameterizedTest
    @CsvSource({
        "PROMPT, paid, 200",
        "REPLAYED, paid, 200 200",
        "FORGED, unpaid, 403",
        "CHANGED_AMOUNT, mismatched, 409",
        "LATE, paid, 200"
    })
    void however_the_simulated_platform_tells_of_it(Behaviour behaviour, String state, String answers)
            throws Exception {
        platform.behave(behaviour, life.url, EngineFixture.PAYMENT_TOKEN);

        String reference = begun(1);

        await().atMost(LifeCycle.PATIENCE).untilAsserted(() -> assertEquals(answers, noticesAnswered(reference)));
        assertEquals(state, state(reference));
    }

    private String noticesAnswered(String reference) {
        return platform.ledger().entries(reference).stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.NOTICE)
                .map(LedgerEntry::detail)
                .collect(Collectors.joining(" "));
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_and_nothing_is_begun_again() throws Exception {
        ObjectNode request = request("2.000635", 1);
        platform.faults(Faults.none().withCutLines(1));
        assertEquals(503, ask(request).status());
        platform.faults(Faults.none());

        String reference = reference(request);

        assertEquals(1, began(reference));
        assertFalse(ask(request).body().path("urlThanhToan").asText().isEmpty());
        assertEquals(List.of(), platform.ledger().violations());
    }
}
