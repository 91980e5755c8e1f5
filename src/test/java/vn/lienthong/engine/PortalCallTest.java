package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.demo.PartnerSettings;
import vn.lienthong.partner.AnswersComponent;
import vn.lienthong.partner.Credentials;
import vn.lienthong.partner.PartnerComponent;
import vn.lienthong.partner.PartnerProfile;
import vn.lienthong.partner.Partners;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.routing.RouteLoader;
import vn.lienthong.routing.RouteResources;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.steps.JsonText;

/** {@code direct:portal-call} of the shipped routes, against the simulated portal. */
class PortalCallTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Simulators simulators = Simulators.start(SimulatorOptions.demo(), Clock.systemUTC());
    private final Partners partners = new Partners(Clock.systemUTC());
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private void connect(Map<String, String> changes) throws Exception {
        Map<String, String> values =
                new HashMap<>(PartnerSettings.of(simulators, SimulatorOptions.Credentials.DEMO, "demo-dvclt"));
        values.putAll(changes);
        Settings settings = Settings.of(values);
        RouteFiles files = new RouteFiles(Path.of("routes"), "none");
        camel.getPropertiesComponent().addPropertiesSource(new SettingsSource(settings));
        RouteResources.bind(camel, files);
        JsonText.bind(camel);
        camel.addComponent("partner", new PartnerComponent(partners));
        camel.addComponent(
                "answers",
                new AnswersComponent(
                        name -> CsvTable.read(Path.of("routes/tables").resolve(name + ".csv"))));
        camel.start();
        partners.add(
                camel,
                PartnerProfile.of(settings, "portal"),
                new Credentials(
                        SimulatorOptions.Credentials.DEMO.portalUsername(),
                        SimulatorOptions.Credentials.DEMO.portalPassword()));
        new RouteLoader(camel)
                .load(files.list(".camel.yaml").stream()
                        .filter(file -> file.name().startsWith("partners/portal-"))
                        .toList());
    }

    @AfterEach
    void stop() {
        camel.stop();
        partners.close();
        simulators.close();
    }

    private Exchange call(String number, String updating, String keep) throws Exception {
        JsonNode body = JSON.readTree("{\"isUpdating\":\"" + updating + "\",\"data\":[" + dossier(number) + "]}");
        try (var template = camel.createProducerTemplate()) {
            return template.send("direct:portal-call", exchange -> {
                exchange.getMessage().setBody(body);
                exchange.getMessage().setHeader("service", "DongBoHoSoMC");
                if (keep != null) exchange.getMessage().setHeader("keep", keep);
            });
        }
    }

    private static String dossier(String number) {
        return """
                {"MaHoSo":"%s","MaTTHC":"2.002621","TenTTHC":"x","MaLinhVuc":"G15-TP07","TenLinhVuc":"Hộ tịch",
                "KenhThucHien":"2","LoaiDoiTuong":"1","TrichYeuHoSo":"x","NgayTiepNhan":"20260921091500",
                "NgayHenTra":"20260921170000","TrangThaiHoSo":"1","HinhThuc":"0","DonViXuLy":"x"}""".formatted(number);
    }

    private static StepFailure failure(Exchange exchange) {
        return assertInstanceOf(StepFailure.class, exchange.getException());
    }

    @Test
    void the_session_is_kept_and_every_answer_has_its_code_as_text() throws Exception {
        connect(Map.of());
        for (int i = 0; i < 4; i++) {
            Exchange done = call("H99.1-260921-000" + i, "False", null);
            assertNull(done.getException());
            JsonNode answer = done.getMessage().getBody(JsonNode.class);
            assertTrue(answer.path("error_code").isTextual());
            assertEquals("0", answer.path("error_code").asText());
            assertEquals("done", done.getMessage().getHeader("answer"));
        }
        assertEquals(1, simulators.portal().logIns());
        assertEquals(List.of(), simulators.portal().ledger().violations());
    }

    @Test
    void an_ended_session_is_renewed_once_and_the_call_repeated() throws Exception {
        connect(Map.of());
        call("H99.1-260921-0001", "False", null);
        simulators.portal().endSessions();
        assertNull(call("H99.1-260921-0002", "False", null).getException());
        assertEquals(2, simulators.portal().logIns());
        assertEquals(
                1, simulators.portal().ledger().entries("H99.1-260921-0002").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "header"})
    void a_security_server_finds_the_portal_by_its_code(String place) throws Exception {
        connect(Map.of(
                "partner.portal.mode", "ss",
                "partner.portal.dstcode", "VN:GOV:000.00.00.G22:vpcpdvcprovider",
                "partner.portal.dstcode-in", place));
        assertNull(call("H99.1-260921-0001", "False", null).getException());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void what_the_caller_keeps_comes_back_as_an_outcome(int times) throws Exception {
        connect(Map.of());
        simulators.portal().dossiers().hold("H99.1-260921-0001");
        for (int i = 1; i < times; i++) call("H99.1-260921-0001", "False", "exists"); // 3 first, then -3
        Exchange again = call("H99.1-260921-0001", "False", "exists,unknown,fail");
        assertNull(again.getException());
        assertEquals("exists", again.getMessage().getHeader("answer"));
        Exchange unknown = call("H99.1-260921-0009", "True", "exists,unknown,fail");
        assertEquals("unknown", unknown.getMessage().getHeader("answer"));
    }

    @Test
    void what_the_caller_does_not_keep_is_a_failure() throws Exception {
        connect(Map.of());
        simulators.portal().dossiers().refuse("H99.1-260921-0001", "Thiếu mã thủ tục");
        assertEquals(
                ErrorClass.PARTNER_REFUSED,
                failure(call("H99.1-260921-0001", "False", null)).errorClass());
        simulators.portal().dossiers().refuse("H99.1-260921-0001", "Hệ thống đang bận");
        assertEquals(
                ErrorClass.PARTNER_BUSY,
                failure(call("H99.1-260921-0001", "False", "fail")).errorClass());
        assertEquals(
                0,
                simulators.portal().ledger().entries().stream()
                        .filter(entry -> entry.kind() == Kind.ADDED)
                        .count());
    }
}
