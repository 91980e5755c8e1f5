package vn.lienthong.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security Server and one-stop tables: what must be set together, and what must not. */
class OneStopWaysTest {
    private static final Map<String, String> NDXP =
            Map.of("partner.ndxp.url", "https://ss.example", "partner.ndxp.key", "k", "partner.ndxp.secret", "s");
    private static final Map<String, String> TABLES = Map.of(
            "partner.one-stop.db.url",
            "jdbc:postgresql://db.example/mot_cua",
            "partner.one-stop.db.username",
            "lienthong");

    private static Map<String, String> with(Map<String, String> settings, String... changes) {
        Map<String, String> all = new HashMap<>(settings);
        for (int i = 0; i < changes.length; i += 2) all.put(changes[i], changes[i + 1]);
        return all;
    }

    private static List<String> faults(Map<String, String> settings) {
        return assertThrows(SettingsFaults.class, () -> Settings.of(settings)).faults().stream()
                .map(fault -> fault.key() + " " + fault.code())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "G15:hotich", "VN:GOV:000.00.00.G15", "VN:GOV:000.00.00.G15:ho tich", "VN:GOV:G15:a&b=c"})
    void the_security_server_needs_to_know_whom_calls_are_for(String dstcode) {
        assertEquals(
                List.of("partner.ndxp.dstcode dstcode"),
                faults(with(NDXP, "partner.ndxp.mode", "ss", "partner.ndxp.dstcode", dstcode)));
    }

    @Test
    void a_whole_address_is_taken() {
        assertDoesNotThrow(() -> Settings.of(
                with(NDXP, "partner.ndxp.mode", "ss", "partner.ndxp.dstcode", "VN:GOV:000.00.00.G15:hotich")));
    }

    @Test
    void tables_need_an_account_and_no_http_token() {
        assertDoesNotThrow(() -> Settings.of(TABLES));
        assertEquals(
                List.of("partner.one-stop.db.username credential-missing"),
                faults(with(TABLES, "partner.one-stop.db.username", "")));
    }

    @Test
    void http_needs_no_account_of_a_database() {
        assertDoesNotThrow(() ->
                Settings.of(Map.of("partner.one-stop.url", "https://mot-cua.example", "partner.one-stop.token", "t")));
    }

    @Test
    void tables_and_http_are_not_both_set() {
        assertEquals(
                List.of("partner.one-stop.db.url two-ways"),
                faults(with(TABLES, "partner.one-stop.url", "https://mot-cua.example", "partner.one-stop.token", "t")));
    }

    @Test
    void numbers_of_the_coordination_system_need_the_coordination_system() {
        assertEquals(
                List.of("partner.coordination.url credential-missing"),
                faults(Map.of("partner.coordination.number-code", "H99.07")));
    }

    @Test
    void another_database_is_refused() {
        assertEquals(
                List.of("partner.one-stop.db.url one-stop-database"),
                faults(with(TABLES, "partner.one-stop.db.url", "jdbc:mysql://db.example/a")));
    }
}
