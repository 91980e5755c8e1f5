package vn.lienthong.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    @ParameterizedTest
    @CsvSource({
        "0 0 1 * * ?, 2026-09-21T18:00:00Z, 2026-09-21T18:00:00Z",
        "0 0 1 * * ?, 2026-09-21T17:59:59Z, 2026-09-20T18:00:00Z",
        "0 0 2 1 * ?, 2026-09-30T18:59:59Z, 2026-08-31T19:00:00Z",
        "0/1 * * * * ?, 2026-09-21T03:00:07.900Z, 2026-09-21T03:00:07Z",
        "* * 1 * * ?, 2026-09-21T17:00:00Z, 2026-09-20T18:59:59Z",
        "0 0 8 29 2 ?, 2027-12-01T00:00:00Z, 2024-02-29T01:00:00Z"
    })
    void the_last_moment_up_to_now(String cron, Instant now, Instant last) {
        assertEquals(Optional.of(last), new Timetable(cron).lastUpTo(now));
    }

    @Test
    void what_is_no_cron_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Timetable("every day"));
    }
}
