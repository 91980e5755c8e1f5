package vn.lienthong.steps;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.lienthong.dossier.Status.ACCEPTED;
import static vn.lienthong.dossier.Status.FORWARDED;
import static vn.lienthong.dossier.Status.SUPPLEMENT_REQUIRED;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StatusEntry;
import vn.lienthong.dossier.Status;

class EarlierVersionTest {
    private static final Instant AT = Instant.parse("2026-09-21T02:15:00Z");

    private static Dossier inVersion(int version) {
        return new Dossier(
                1,
                "dvclt",
                "G22.99.08-260921-000123",
                null,
                "birth",
                "KS",
                "2.000986",
                "31117",
                ACCEPTED,
                version,
                1,
                AT,
                AT,
                AT,
                AT,
                List.of());
    }

    private static StatusEntry entry(int version, Status status) {
        return new StatusEntry(version, status, AT, AT, Json.object());
    }

    private static StatusEntry byOfficer(int version) {
        return new StatusEntry(
                version, SUPPLEMENT_REQUIRED, AT, AT, Json.object().put("source", "officer"));
    }

    @Test
    void a_first_version_has_none_before_it() {
        assertFalse(EarlierVersion.isHeldByRegistry(inVersion(1), List.of(entry(1, ACCEPTED))));
    }

    @Test
    void a_version_the_registry_sent_back_is_not_held() {
        assertFalse(EarlierVersion.isHeldByRegistry(
                inVersion(2), List.of(entry(1, FORWARDED), entry(1, SUPPLEMENT_REQUIRED))));
    }

    @Test
    void a_version_the_officer_called_back_from_the_registry_is_held() {
        assertTrue(EarlierVersion.isHeldByRegistry(inVersion(2), List.of(entry(1, FORWARDED), byOfficer(1))));
    }

    @Test
    void a_version_that_never_went_to_the_registry_is_not_held() {
        assertFalse(EarlierVersion.isHeldByRegistry(inVersion(2), List.of(entry(1, ACCEPTED), byOfficer(1))));
    }

    @Test
    void the_newest_version_that_went_there_counts() {
        assertTrue(EarlierVersion.isHeldByRegistry(
                inVersion(3), List.of(entry(1, FORWARDED), byOfficer(1), entry(2, ACCEPTED), byOfficer(2))));
        assertFalse(EarlierVersion.isHeldByRegistry(
                inVersion(3),
                List.of(entry(1, FORWARDED), byOfficer(1), entry(2, FORWARDED), entry(2, SUPPLEMENT_REQUIRED))));
    }
}
