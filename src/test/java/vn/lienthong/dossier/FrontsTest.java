package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontsTest {
    private static final Fronts SWITCH = new Fronts(Map.of(
            "dvclt", new Fronts.Period(Optional.empty(), Optional.of(LocalDate.parse("2026-12-31"))),
            "coordination", new Fronts.Period(Optional.of(LocalDate.parse("2027-01-01")), Optional.empty())));

    /** Midnight of 01/01/2027 in Viet Nam is 17:00 of the day before in UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-31T16:59:59Z, true, false",
        "2026-12-31T17:00:00Z, false, true",
        "2020-01-01T00:00:00Z, true, false",
        "2037-01-01T00:00:00Z, false, true"
    })
    void on_each_day_one_front_brings_new_dossiers(Instant received, boolean dvclt, boolean coordination) {
        assertEquals(dvclt, SWITCH.takesNew("dvclt", received));
        assertEquals(coordination, SWITCH.takesNew("coordination", received));
    }

    @Test
    void who_has_no_period_may_always() {
        assertTrue(SWITCH.takesNew("one-stop", Instant.EPOCH));
        assertTrue(Fronts.UNLIMITED.takesNew("coordination", Instant.EPOCH));
    }
}
