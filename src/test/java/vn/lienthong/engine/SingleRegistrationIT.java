package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Status;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.Scenario;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SingleDossiers;
import vn.lienthong.simulator.SyntheticDossier;

/** Stand-alone birth, death and marriage registration, from the one-stop system and back to it. */
class SingleRegistrationIT {
    private static final String TOKEN = "test-one-stop-token";

    @TempDir
    Path data;

    private final SingleDossiers dossiers = new SingleDossiers(5, Clock.systemUTC());
    private Simulators partners;
    private Map<String, String> settings;
    private Engine engine;

    @BeforeEach
    void start() {
        partners = Simulators.start(SimulatorOptions.demo().change().seed(5).build(), Clock.systemUTC());
        settings = EngineFixture.settings(data, partners);
        settings.put("caller.one-stop.token-sha256", Sha256.hex(TOKEN));
    }

    @AfterEach
    void stop() {
        if (engine != null) engine.close();
        partners.close();
    }

    private void run() throws Exception {
        engine = EngineFixture.start(settings);
    }

    private boolean send(String json) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + engine.partnerApiPort());
        return partners.oneStop().send(url, TOKEN, json).get(20, TimeUnit.SECONDS);
    }

    private Dossier awaitStatus(SyntheticDossier dossier, Status status) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> engine.dossiers().find(dossier.number()).orElseThrow(), found -> found.status() == status);
    }

    private List<String> statusesAtOneStop(SyntheticDossier dossier) {
        return partners.oneStop().ledger().entries(dossier.number()).stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.STATUS)
                .map(LedgerEntry::code)
                .toList();
    }

    private void assertRegisteredOnce(SyntheticDossier dossier) {
        awaitStatus(dossier, Status.RETURNED);
        assertEquals(List.of("FORWARDED", "REGISTERED"), statusesAtOneStop(dossier));
        assertEquals(1, partners.ndxp().ledger().registrations(dossier.number()));
    }

    @Test
    void birth_death_and_marriage_are_registered_once_and_reported_to_the_one_stop_system_only() throws Exception {
        run();
        List<SyntheticDossier> all = List.of(dossiers.birth(), dossiers.death(), dossiers.marriage());
        for (SyntheticDossier dossier : all) assertTrue(send(dossier.json()));
        for (SyntheticDossier dossier : all) assertRegisteredOnce(dossier);
        assertEquals(List.of(), partners.dvclt().ledger().entries());
        assertEquals(List.of(), partners.ndxp().ledger().violations());
        assertEquals(List.of(), partners.oneStop().ledger().violations());
    }

    @Test
    void the_form_arrives_as_xml_with_the_name_unchanged_and_without_the_submitter() throws Exception {
        run();
        SyntheticDossier birth = dossiers.birth();
        send(birth.json());
        awaitStatus(birth, Status.RETURNED);
        String xml = partners.ndxp().ledger().registeredContent(birth.number()).orElseThrow();
        assertTrue(xml.startsWith("<hotich><hoso>"));
        assertTrue(xml.contains("<nksHo>H'Hen</nksHo>"));
        assertTrue(xml.contains("<nksTen>Niê</nksTen>"));
        assertFalse(xml.contains("nguoiNop"));
    }

    @Test
    void a_spouse_below_the_legal_age_is_a_warning_and_is_registered() throws Exception {
        run();
        SyntheticDossier marriage = dossiers.marriageUnderAge();
        assertTrue(send(marriage.json()));
        Dossier registered = awaitStatus(marriage, Status.RETURNED);
        assertTrue(registered.warnings().contains("spouse-below-marriage-age"));
    }

    @Test
    void the_interlinked_service_takes_them_where_the_province_says_so() throws Exception {
        settings.put("registry.single.service", "interlinked");
        run();
        SyntheticDossier marriage = dossiers.marriage();
        send(marriage.json());
        assertRegisteredOnce(marriage);
        assertTrue(partners.ndxp().ledger().entries(marriage.number()).stream()
                .anyMatch(entry -> entry.kind() == LedgerEntry.Kind.SUBMITTED
                        && entry.code().equals("LTKH")));
    }

    @Test
    void a_supplemented_dossier_is_registered_with_its_second_version() throws Exception {
        run();
        SyntheticDossier death = dossiers.death();
        partners.ndxp().scenario(death.number(), Scenario.SUPPLEMENT_ONCE);
        send(death.json());
        awaitStatus(death, Status.SUPPLEMENT_REQUIRED);
        assertTrue(send(death.json().replace("<soLuongBanSao>1<", "<soLuongBanSao>7<")));
        awaitStatus(death, Status.RETURNED);
        assertTrue(partners.ndxp()
                .ledger()
                .registeredContent(death.number())
                .orElseThrow()
                .contains("<soLuongBanSao>7<"));
        assertEquals(List.of("FORWARDED", "SUPPLEMENT_REQUIRED", "FORWARDED", "REGISTERED"), statusesAtOneStop(death));
    }

    @Test
    void a_dossier_that_the_registry_holds_in_error_waits_for_a_person() throws Exception {
        run();
        SyntheticDossier birth = dossiers.birth();
        partners.ndxp().scenario(birth.number(), Scenario.REJECT);
        send(birth.json());
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        engine.queues().messages("single-collect", "parked", 10).size() == 1);
        assertEquals(Status.FORWARDED, awaitStatus(birth, Status.FORWARDED).status());
    }

    @Test
    void a_procedure_of_an_interlinked_group_waits_for_a_person() throws Exception {
        run();
        SyntheticDossier birth = dossiers.birth();
        assertTrue(send(birth.json().replace("1.001193", "2.000986")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> engine.queues().messages("single-received", "parked", 10).stream()
                        .anyMatch(message -> message.reason().equals("dossier.procedure-other-group")));
    }
}
