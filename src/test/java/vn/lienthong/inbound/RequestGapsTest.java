package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Paths closed while the route behind them is swapped. */
class RequestGapsTest {
    private static final List<String> FILES = List.of("/portal/v1/files/{id}");

    private final RequestGaps gaps = new RequestGaps();

    @Test
    void a_closed_path_lets_nobody_in_until_it_is_opened_and_others_go_on() {
        assertTrue(gaps.close(List.of("/dvclt/v1/dossiers"), Duration.ZERO));
        assertFalse(gaps.enter("/dvclt/v1/dossiers"));
        assertTrue(gaps.enter("/dvclt/v1/statuses"));
        gaps.open(List.of("/dvclt/v1/dossiers"));
        assertTrue(gaps.enter("/dvclt/v1/dossiers"));
    }

    @Test
    void a_path_with_a_variable_is_closed_for_each_of_its_values() {
        assertTrue(gaps.close(FILES, Duration.ZERO));
        assertFalse(gaps.enter("/portal/v1/files/AQAB"));
        assertTrue(gaps.enter("/portal/v1/files/AQAB/more"), "another path");
        gaps.open(FILES);
        assertTrue(gaps.enter("/portal/v1/files/AQAB"));
    }

    @Test
    void whoever_is_inside_a_path_with_a_variable_is_waited_for() {
        assertTrue(gaps.enter("/portal/v1/files/AQAB"));
        assertFalse(gaps.close(FILES, Duration.ofMillis(1)), "still inside");
        gaps.leave("/portal/v1/files/AQAB");
        assertTrue(gaps.close(FILES, Duration.ZERO));
    }
}
