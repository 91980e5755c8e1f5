package vn.lienthong.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to a partner, and what bars it. */
class PartnerLineTest {
    private static final String HERE = "IP:127.0.0.1";

    @TempDir
    Path folder;

    private final CheckAt at = new CheckAt();

    @Test
    void a_partner_without_an_address_is_named() {
        assertEquals(List.of("not-configured"), CheckAt.codes(line()));
    }

    @Test
    void a_name_that_does_not_resolve_is_named() {
        url("https://khong-co.invalid");
        assertEquals(List.of("name-unknown"), CheckAt.codes(line()));
        assertTrue(line().get(0).what().vi().contains("khong-co.invalid"));
    }

    @Test
    void a_closed_port_is_the_owners_to_open() {
        url("https://127.0.0.1:1");
        assertEquals(List.of("name-known", "no-connection"), CheckAt.codes(line()));
        assertEquals(Actor.C06, line().get(1).who());
    }

    @Test
    void a_good_certificate_is_said_with_its_days() throws Exception {
        try (TlsPartner partner = partner("-1d", 365, HERE)) {
            assertEquals(List.of("name-known", "connected", "certificate-good", "clock-good"), CheckAt.codes(line()));
        }
    }

    @Test
    void an_expired_certificate_is_named() throws Exception {
        try (TlsPartner partner = partner("-60d", 30, HERE)) {
            assertEquals("certificate-expired", last().code());
            assertEquals(Outcome.MISSING, last().outcome());
        }
    }

    @Test
    void a_certificate_that_is_not_valid_yet_is_named() throws Exception {
        try (TlsPartner partner = partner("+2d", 30, HERE)) {
            assertEquals("certificate-not-yet", last().code());
        }
    }

    @Test
    void a_certificate_of_another_name_is_named() throws Exception {
        try (TlsPartner partner = partner("-1d", 365, "DNS:other.example")) {
            assertEquals("certificate-other-name", last().code());
        }
    }

    @Test
    void a_certificate_of_an_issuer_nobody_knows_is_named() throws Exception {
        try (TlsPartner partner = partner("-1d", 365, HERE)) {
            at.trust = new CheckAt().trust;
            assertEquals("certificate-unknown-issuer", last().code());
        }
    }

    @Test
    void a_certificate_with_fewer_days_than_the_limit_is_a_warning() throws Exception {
        at.with("check.certificate-days", "30");
        try (TlsPartner partner = partner("-1d", 30, HERE)) { // 28 whole days left
            assertEquals("certificate-ends-soon", line().get(2).code());
            assertEquals(Outcome.WARNING, line().get(2).outcome());
        }
    }

    @Test
    void a_certificate_with_as_many_days_as_the_limit_is_good() throws Exception {
        at.with("check.certificate-days", "28");
        try (TlsPartner partner = partner("-1d", 30, HERE)) {
            assertEquals("certificate-good", line().get(2).code());
        }
    }

    @Test
    void without_a_one_stop_system_the_engine_numbers_by_itself() {
        Finding finding = new PartnerLine().run(at.surroundings(), "one-stop").get(0);
        assertEquals("one-stop-none", finding.code());
        assertEquals(Outcome.WARNING, finding.outcome());
    }

    @Test
    void a_one_stop_system_by_tables_is_reached_by_its_database() {
        at.with("partner.one-stop.db.url", "jdbc:h2:mem:one-stop")
                .with("partner.one-stop.db.username", "u")
                .with("partner.one-stop.db.password", "p");
        assertEquals("one-stop-database-good", oneStop());
    }

    @Test
    void a_database_that_does_not_answer_is_named() {
        at.with("partner.one-stop.db.url", "jdbc:postgresql://127.0.0.1:1/one-stop")
                .with("partner.one-stop.db.username", "u")
                .with("partner.one-stop.db.password", "p");
        assertEquals("one-stop-database-closed", oneStop());
    }

    private String oneStop() {
        return new PartnerLine().run(at.surroundings(), "one-stop").get(0).code();
    }

    private TlsPartner partner(String begins, int days, String name) throws Exception {
        TlsPartner partner = TlsPartner.start(folder, begins, days, name);
        at.trust = partner.trusted();
        url(partner.url().toString());
        return partner;
    }

    private void url(String url) {
        at.with("partner.dvclt.url", url).with("partner.dvclt.username", "u").with("partner.dvclt.password", "p");
    }

    private List<Finding> line() {
        return new PartnerLine().run(at.surroundings(), "dvclt");
    }

    private Finding last() {
        List<Finding> all = line();
        return all.get(all.size() - 1);
    }
}
