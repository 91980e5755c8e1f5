package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.dossier.LinkedFiles.LinkedFile;
import vn.lienthong.dossier.LinkedFiles.Verdict;

/** Which file links open. */
@ParameterizedClass
@EnumSource(Database.class)
class LinkedFilesTest {
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final String NUMBER = DossierFixture.number(1);

    private final Database database;

    @TempDir
    Path directory;

    private DossierFixture fixture;
    private FileLinks links;
    private LinkedFiles files;
    private Dossier dossier;

    LinkedFilesTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        fixture = new DossierFixture(database, directory);
        links = new FileLinks(fixture.vault, Optional.of("https://lienthong.example"), LIFETIME, fixture.clock);
        files = new LinkedFiles(
                fixture.dataSource, fixture.vault, fixture.documents, links, fixture.commits, fixture.clock);
        fixture.receive(DossierFixture.incoming(NUMBER, "H'Hen Niê"));
        dossier = fixture.dossier(NUMBER);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String address() {
        return fixture.store.documents(dossier).get(0).address();
    }

    private String id() {
        return links.id(dossier.id(), address());
    }

    private Verdict verdict(String id) {
        return files.find(id).verdict();
    }

    @Test
    void a_link_opens_the_paper_it_was_made_for() throws IOException {
        String link = links.link(dossier, address()).orElseThrow();
        assertTrue(link.startsWith("https://lienthong.example/portal/v1/files/"));

        LinkedFile file = files.find(link.substring(link.lastIndexOf('/') + 1));

        assertEquals(Verdict.OPENS, file.verdict());
        assertEquals("gcs.pdf", file.fileName());
        assertEquals("application/pdf", file.mediaType());
        try (DocumentContent content = files.give(file, "portal", 0, file.size())) {
            assertArrayEquals(
                    ("%PDF-1.7 " + NUMBER).getBytes(StandardCharsets.UTF_8),
                    content.part(0, file.size()).readAllBytes());
        }
    }

    @Test
    void who_was_given_what_stands_in_the_log_without_the_name() {
        LinkedFile file = files.find(id());
        files.give(file, "portal", 3, 5);

        EventLog.Line line =
                fixture.log.read(NUMBER, "file.given", null, null).lines().get(0);
        assertEquals("portal", line.actor());
        assertEquals("attached", line.detail().path("role").asText());
        assertEquals("3", line.detail().path("firstByte").asText());
        assertEquals("5", line.detail().path("bytes").asText());
        assertFalse(line.detail().toString().contains("gcs"));
    }

    @Test
    void another_spelling_of_the_same_id_opens_nothing() {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String id = id();
        int last = letters.indexOf(id.charAt(id.length() - 1));
        String spelled = id.substring(0, id.length() - 1) + letters.charAt(last + 1);
        assertArrayEquals(
                Base64.getUrlDecoder().decode(id), Base64.getUrlDecoder().decode(spelled), "the same bytes");

        assertEquals(Verdict.UNKNOWN, verdict(spelled));
    }

    @Test
    void no_links_are_given_out_without_a_public_address() {
        FileLinks none = new FileLinks(fixture.vault, Optional.empty(), LIFETIME, fixture.clock);
        assertEquals(Optional.empty(), none.link(dossier, address()));
    }

    @Test
    void a_link_opens_until_its_last_moment_and_not_one_later() {
        String id = id();
        fixture.clock.advance(LIFETIME.minusMillis(1));
        assertEquals(Verdict.OPENS, verdict(id));
        fixture.clock.advance(Duration.ofMillis(1));
        assertEquals(Verdict.EXPIRED, verdict(id));
    }

    @Test
    void a_longer_lifetime_does_not_open_expired_links_again() {
        String id = id();
        fixture.clock.advance(LIFETIME);
        FileLinks longer = new FileLinks(fixture.vault, Optional.empty(), LIFETIME.multipliedBy(2), fixture.clock);
        LinkedFiles later = new LinkedFiles(
                fixture.dataSource, fixture.vault, fixture.documents, longer, fixture.commits, fixture.clock);
        assertEquals(Verdict.EXPIRED, later.find(id).verdict());
    }

    @Test
    void revoking_closes_the_links_so_far_and_not_the_next_ones() {
        String before = id();
        files.revoke(dossier, "duty-desk", "gửi nhầm nơi");
        assertEquals(Verdict.REVOKED, verdict(before));
        assertEquals(Verdict.REVOKED, verdict(id()), "of the same moment");
        fixture.clock.advance(Duration.ofMillis(1));
        assertEquals(Verdict.OPENS, verdict(id()));
    }

    @Test
    void revoking_again_closes_what_was_made_since() {
        files.revoke(dossier, "duty-desk", "lần một");
        fixture.clock.advance(Duration.ofMillis(1));
        String between = id();
        fixture.clock.advance(Duration.ofMillis(1));
        files.revoke(dossier, "duty-desk", "lần hai");
        assertEquals(Verdict.REVOKED, verdict(between));
        assertEquals(
                2,
                fixture.log
                        .read(NUMBER, "file.links-revoked", null, null)
                        .lines()
                        .size());
    }

    @Test
    void revoking_leaves_the_links_of_other_dossiers() {
        String other = DossierFixture.number(2);
        fixture.receive(DossierFixture.incoming(other, "Y Bhăm Êban"));
        Dossier second = fixture.dossier(other);
        String id = links.id(second.id(), fixture.store.documents(second).get(0).address());
        files.revoke(dossier, "duty-desk", "gửi nhầm nơi");
        assertEquals(Verdict.OPENS, verdict(id));
    }

    @Test
    void one_changed_bit_anywhere_makes_it_unknown() {
        byte[] id = Base64.getUrlDecoder().decode(id());
        for (int place = 0; place < id.length; place++) {
            byte[] changed = id.clone();
            changed[place] ^= 1;
            String guessed = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertEquals(Verdict.UNKNOWN, verdict(guessed), "byte " + place);
        }
    }

    @Test
    void what_was_never_an_id_is_unknown() {
        for (String guessed : new String[] {"", "1", "..", "AAAA", "A".repeat(98), "A".repeat(200), "%2e%2e", "ệ"})
            assertEquals(Verdict.UNKNOWN, verdict(guessed), guessed);
    }

    @Test
    void a_link_made_with_another_master_key_is_unknown() {
        Vault other = Vault.openOrCreate(directory.resolve("other.key"), true);
        String id = new FileLinks(other, Optional.empty(), LIFETIME, fixture.clock).id(dossier.id(), address());
        assertEquals(Verdict.UNKNOWN, verdict(id));
    }

    @Test
    void a_paper_that_is_no_longer_kept_is_unknown() {
        String id = id();
        fixture.tamper("delete from dossier_document");
        assertEquals(Verdict.UNKNOWN, verdict(id));
    }

    @Test
    void a_link_of_one_dossier_does_not_name_another_ones_paper() {
        String other = DossierFixture.number(2);
        fixture.receive(DossierFixture.incoming(other, "Y Bhăm Êban"));
        Dossier second = fixture.dossier(other);
        assertNotEquals(address(), fixture.store.documents(second).get(0).address());
        assertEquals(Verdict.UNKNOWN, verdict(links.id(second.id(), address())));
    }
}
