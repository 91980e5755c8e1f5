package vn.lienthong.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are no JSON over HTTP: tables, SOAP, what is signed; and what partners were asked before. */
class TrialCallsTest {
    private static final String TABLES = """
            - test: a status that has its row is not written again
              route: partner-one-stop-tell
              given:
                dossier: {kind: birth, status: FORWARDED}
                headers: {idempotencyKey: khoa-1}
                body: {maHoSo: "{oneStopNumber}", trangThai: FORWARDED}
              calls:
                - {sql: one-stop-tell-find, body: {khoa: khoa-1}, answer: [{khoa: khoa-1}]}
            """;
    private static final String SOAP = """
            - test: a dossier goes as SOAP
              route: partner-one-stop-deliver
              given:
                dossier: {kind: birth}
                body: {nhanHoSo: {maHoSo: "{dossier}", lanNop: 1}}
              calls:
                - partner: one-stop
                  path: /soap
                  soap: urn:mot-cua:tiep-nhan#nhanHoSo
                  body: {nhanHoSo: {maHoSo: "{dossier}", lanNop: 1}}
                  answer: {nhanHoSoResponse: {maHoSo: H56.01-260921-0001}}
              expect:
                body: {oneStopNumber: H56.01-260921-0001}
            """;
    private static final String SIGNED = """
            - test: a genuine notice about no payment of ours
              route: portal-43-receive-payment-notice
              given:
                request: {MaThamChieu: LT1, SoTien: "1", MaKetQua: "00"}
                signed: [LoaiBanTin, PhienBan, MaDoiTac, MaThamChieu, SoTien, MaTienTe, MaGiaoDich, MaKetQua, ThoiGianGD]
              expect: {http: 404}
            """;
    private static final String LOST = """
            - test: what was asked before can be spoken of
              route: portal-49-query-payment
              given:
                before:
                  - route: portal-40-request-payment
                    request: {maYeuCau: MC-1, maHoSo: "{oneStopNumber}", maTTHC: "1.001193", soBanSao: 2}
                    answers: [{partner: payment, http: 502}]
                    keep: {reference: 'variable("asked") | fromjson | .[0].MaThamChieu'}
                message: {reference: "{reference}"}
              calls:
                - {partner: payment, body: {MaThamChieu: "{reference}"}, answer: {error_code: "4"}}
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void copy() throws IOException {
        TrialFolder.copyRoutes(folder);
    }

    private static List<Finding> findings(String province, String test) throws Exception {
        return TrialFolder.run(folder, province, test).get(0).findings();
    }

    private static List<String> codes(String province, String test) throws Exception {
        return findings(province, test).stream().map(Finding::code).toList();
    }

    @Test
    void a_statement_is_answered_like_a_call() throws Exception {
        assertEquals(List.of(), findings("dak-lak", TABLES));
    }

    @Test
    void another_parameter_of_a_statement_is_found() throws Exception {
        assertEquals(
                List.of(new Finding(8, "differs", "calls.0.body.khoa", "khoa-2", "khoa-1")),
                findings("dak-lak", TABLES.replace("body: {khoa: khoa-1}", "body: {khoa: khoa-2}")));
    }

    @Test
    void only_what_a_statement_binds_is_looked_at() throws Exception {
        List<Finding> findings = findings("dak-lak", TABLES.replace("[{khoa: khoa-1}]}", """
                []}
                    - {sql: one-stop-tell-insert, body: {khoa: khoa-1, khac: "*"}, answer: {updated: 1}}"""));
        assertEquals(List.of(new Finding(9, "differs", "calls.1.body.khac", "*", "")), findings);
    }

    @Test
    void a_statement_the_test_does_not_know_of_stops_the_step() throws Exception {
        assertEquals(
                List.of("failed", "call-unexpected"),
                codes("dak-lak", TABLES.replace("answer: [{khoa: khoa-1}]", "answer: []")));
    }

    @Test
    void a_statement_that_finds_no_parameter_stops_the_step() throws Exception {
        String find = "provinces/dak-lak/partners/one-stop-tell-find.sql";
        String before = Files.readString(folder.resolve(find));
        Files.writeString(folder.resolve(find), before.replace(":#khoa", ":#ma"));
        try {
            assertEquals(List.of("failed", "call-missing"), codes("dak-lak", TABLES));
        } finally {
            Files.writeString(folder.resolve(find), before);
        }
    }

    @Test
    void a_soap_call_is_written_and_read_as_its_body() throws Exception {
        assertEquals(List.of(), findings("thanh-hoa", SOAP));
    }

    @Test
    void another_action_or_element_of_a_soap_call_is_found() throws Exception {
        assertEquals(
                List.of(
                        new Finding(9, "differs", "soap", "urn:khac", "urn:mot-cua:tiep-nhan#nhanHoSo"),
                        new Finding(10, "differs", "calls.0.body.nhanHoSo.lanNop", "2", "1")),
                findings(
                        "thanh-hoa",
                        SOAP.replace("soap: urn:mot-cua:tiep-nhan#nhanHoSo", "soap: urn:khac")
                                .replace("lanNop: 1}}\n      answer", "lanNop: 2}}\n      answer")));
    }

    @Test
    void a_soap_fault_can_be_answered() throws Exception {
        String fault = SOAP.replace(
                "{nhanHoSoResponse: {maHoSo: H56.01-260921-0001}}", "{Fault: {faultcode: Client, faultstring: x}}");
        List<Finding> findings = findings("thanh-hoa", fault);
        assertEquals("partner.refused", findings.get(0).got());
    }

    @Test
    void a_request_is_signed_as_the_payment_platform_does() throws Exception {
        assertEquals(List.of(), findings("can-tho", SIGNED));
    }

    @Test
    void a_signature_over_other_fields_is_another() throws Exception {
        assertEquals(
                List.of(new Finding(6, "differs", "http", "404", "403")),
                findings("can-tho", SIGNED.replace("SoTien, MaTienTe", "MaTienTe")));
    }

    @Test
    void what_a_partner_was_asked_before_can_be_kept() throws Exception {
        assertEquals(List.of(), findings("can-tho", LOST));
    }
}
