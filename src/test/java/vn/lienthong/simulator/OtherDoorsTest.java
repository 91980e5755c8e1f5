package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.SimulatorOptions.Credentials;

/** The exchange platform behind a Security Server, and the one-stop system's SOAP door. */
class OtherDoorsTest {
    private static final String TOKEN = "Bearer " + Credentials.DEMO.oneStopToken();
    private static final String FORM = "grant_type=client_credentials";

    private final Simulators simulators = Simulators.start(SimulatorOptions.demo(), new MovableClock());

    @AfterEach
    void stop() {
        simulators.close();
    }

    private Caller.Reply token(String path, String... headers) throws IOException {
        return Caller.post(simulators.ndxp().url(), path, Caller.ndxpBasic(), FORM, headers);
    }

    @Test
    void the_adapter_forwards_what_it_is_told_in_the_query_or_in_a_header() throws IOException {
        assertEquals(
                200,
                token(SecurityServer.PATH + "/token?dstcode=" + SecurityServer.DSTCODE)
                        .status());
        assertEquals(
                200,
                token(SecurityServer.PATH + "/token", "dstcode", SecurityServer.DSTCODE)
                        .status());
        assertEquals(2, simulators.ndxp().forwarded());
        assertEquals(0, simulators.ndxp().direct());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/token?dstcode=", "/token?dstcode=VN:GOV:000.00.00.G22:vpcpdvcprovider"})
    void a_call_for_nobody_or_somebody_else_is_refused_and_noted(String path) throws IOException {
        assertEquals(500, token(SecurityServer.PATH + path).status());
        assertEquals(
                Breach.BAD_DSTCODE.name(),
                simulators.ndxp().ledger().violations().get(0).code());
    }

    private Caller.Reply soap(String operation, String action, String fields) throws IOException {
        String body = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><" + operation
                + " xmlns=\"" + OneStopSoap.NAMESPACE + "\">" + fields + "</" + operation + "></s:Body></s:Envelope>";
        return Caller.post(
                simulators.oneStop().url(), "/soap", TOKEN, body, "SOAPAction", action, "Idempotency-Key", "k1");
    }

    @Test
    void a_dossier_that_came_as_soap_is_the_same_as_one_that_came_as_json() throws IOException {
        String action = "\"" + OneStopSoap.NAMESPACE + "#nhanHoSo\"";
        for (int i = 0; i < 2; i++) {
            Caller.Reply reply = soap("nhanHoSo", action, "<maHoSo>G22.99.08-260921-000123</maHoSo>");
            assertEquals(200, reply.status());
            assertTrue(reply.body().contains("H21.129-260921-0001"), reply.body());
        }
        assertEquals(1, simulators.oneStop().ledger().deliveries("G22.99.08-260921-000123"));
        assertEquals(List.of(), simulators.oneStop().ledger().violations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"urn:other#nhanHoSo\""})
    void another_action_is_a_fault_of_the_callers(String action) throws IOException {
        Caller.Reply reply = soap("nhanHoSo", action, "<maHoSo>1</maHoSo>");
        assertEquals(500, reply.status());
        assertTrue(reply.body().contains("soap:Client"), reply.body());
    }

    @Test
    void a_status_of_an_unknown_dossier_is_a_fault_of_the_callers() throws IOException {
        Caller.Reply reply = soap(
                "capNhatTrangThai",
                "\"" + OneStopSoap.NAMESPACE + "#capNhatTrangThai\"",
                "<maHoSo>H21.129-260921-9999</maHoSo><trangThai>X</trangThai>");
        assertTrue(reply.body().contains("soap:Client"), reply.body());
    }
}
