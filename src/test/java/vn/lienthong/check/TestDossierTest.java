package vn.lienthong.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test dossier: marked, and kept from the official systems. */
class TestDossierTest {
    @TempDir
    Path folder;

    private final CheckAt at =
            new CheckAt().with("check.unit", "31117").with("check.inbound-url", "https://127.0.0.1:1");

    @Test
    void the_official_systems_get_none_unless_told() throws Exception {
        production();
        List<Finding> found = new TestDossier(at.surroundings()).wholeWay();
        assertEquals(List.of("test-dossier-not-allowed"), CheckAt.codes(found));
        assertEquals(Outcome.NOT_RUN, found.get(0).outcome());
    }

    @Test
    void told_so_it_is_sent_there() throws Exception {
        production();
        at.testDossierAllowed = true;
        assertEquals(List.of("door-unreachable"), CheckAt.codes(new TestDossier(at.surroundings()).wholeWay()));
    }

    @Test
    void a_province_that_fetches_its_dossiers_needs_one_of_the_partners() {
        at.with("partner.dvclt.pull.enabled", "true");
        assertEquals(List.of("test-dossier-pulled"), CheckAt.codes(new TestDossier(at.surroundings()).wholeWay()));
    }

    @Test
    void without_a_unit_there_is_none() {
        at.with("check.unit", "");
        assertEquals(List.of("unit-not-set"), CheckAt.codes(new TestDossier(at.surroundings()).statuses()));
    }

    @Test
    void its_number_is_of_the_test_series_and_its_persons_are_nobody() {
        at.clock = Clock.fixed(Instant.parse("2026-09-21T03:00:07Z"), ZoneOffset.UTC);
        TestForm form = new TestForm(at.surroundings());
        assertEquals("G22.99.99-260921-100007", form.number());
        assertTrue(form.body().contains("KIỂM TRA"));
        for (String number :
                form.body().replaceAll("(?s)\"duLieuTepDinhKem.*", "").split("\\D+"))
            assertTrue(number.length() != 12 || number.startsWith("000"), number);
    }

    private void production() throws Exception {
        Path key = Files.writeString(folder.resolve("master.key"), "k1 x");
        at.with("lienthong.environment", "production").with("lienthong.master-key-file", key.toString());
    }
}
