package vn.lienthong.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.text.Texts;

class SettingsFaultsTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    @TempDir
    Path folder;

    @Test
    void an_unknown_key_is_refused_with_the_nearest_known_one() {
        assertEquals(
                "partner.ndxp.sercet: there is no such setting (in ); did you mean partner.ndxp.secret?",
                only("partner.ndxp.sercet", "x").text(ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "30 s", "1.5s", "-1s", "PT30S", "5min", "s", "9999999999s"})
    void a_duration_in_another_form_is_refused(String value) {
        assertEquals("duration", only("queue.lease", value).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01/01/2027", "2027-02-29", "soon"})
    void a_day_in_another_form_or_that_does_not_exist_is_refused(String value) {
        assertEquals("date", only("front.dvclt.until", value).code());
    }

    @ParameterizedTest
    @CsvSource({
        "'lienthong.http.tls.certificate=a', lienthong.http.tls.key",
        "'lienthong.http.tls.key=a', lienthong.http.tls.certificate",
        "'lienthong.http.tls.key-store=a', lienthong.http.tls.key-store-password",
        "'lienthong.operations.tls.certificate=a', lienthong.operations.tls.key",
        "'lienthong.http.tls.certificate=a lienthong.http.tls.key=b lienthong.http.tls.client-auth=wanted', lienthong.http.tls.client-trust",
        "'lienthong.http.tls.client-auth=required lienthong.http.tls.client-trust=a', lienthong.http.tls.certificate",
    })
    void a_certificate_is_of_no_use_without_its_other_half(String set, String missing) {
        SettingsFault fault = only(given(set));
        assertEquals(List.of("credential-missing", missing), List.of(fault.code(), fault.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lienthong.http.tls.client-trust=a", "caller.dvclt.certificate-sha256=" + HASH})
    void a_client_certificate_nobody_asks_for_is_refused(String set) {
        assertEquals("tls-not-asked", only(given(set)).code());
    }

    @Test
    void a_certificate_comes_from_one_place() {
        assertEquals(
                "tls-two-ways",
                only(given("lienthong.http.tls.certificate=a lienthong.http.tls.key=b lienthong.http.tls.key-store=c"
                                + " lienthong.http.tls.key-store-password=d"))
                        .code());
    }

    private static final String HASH = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static Map<String, String> given(String set) {
        Map<String, String> values = new HashMap<>();
        for (String one : set.split(" ")) values.put(one.split("=")[0], one.split("=")[1]);
        return values;
    }

    @Test
    void a_duration_of_nothing_is_refused() {
        assertEquals("duration-zero", only("queue.lease", "0s").code());
    }

    @Test
    void the_first_poll_may_follow_at_once() {
        assertDoesNotThrow(() -> Settings.of(Map.of("partner.registry.first-poll-delay", "0s")));
    }

    @ParameterizedTest
    @CsvSource({
        "lienthong.http.port, eighty, number",
        "lienthong.http.port, 0, range",
        "lienthong.http.port, 65536, range",
        "partner.registry.poll-batch, 4, range",
        "queue.batch, 99999999999, number",
        "queue.batch, -1, range",
        "inbound.body-limit, 30Mb, bytes",
        "inbound.body-limit, 0, range",
        "inbound.file-types, 'pdf,exe', choice",
        "lienthong.environment, test, choice",
        "partner.one-stop.acceptance, never, choice",
        "dvclt.number-pattern, '[', regex",
        "caller.dvclt.token-sha256, my-token, hash",
        "partner.dvclt.status-path, api/x, call-path",
        "lienthong.db.url, jdbc:oracle:thin:x, database",
        "lienthong.db.url, jdbc:h2:mem:x, database",
        "queue.lease, '', empty",
        "queue.retry.max-delay, 1s, less-than",
        "retention.finished, 29d, retention-short",
    })
    void a_value_outside_its_limits_is_refused(String key, String value, String code) {
        assertEquals(code, only(key, value).code());
    }

    @Test
    void the_shortest_time_of_retention_is_thirty_days() {
        assertEquals("30d", Settings.of(Map.of("retention.finished", "30d")).text("retention.finished"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://a", "dvc.gov.vn", "https://", "https://u:p@a", "https://a/?b=c", "https://a b", "file:/x"
            })
    void an_address_that_is_not_a_plain_http_one_is_refused(String value) {
        List<SettingsFault> faults = faults(Map.of("partner.one-stop.url", value, "partner.one-stop.token", "t0ken"));
        assertEquals(List.of("url"), codes(faults));
    }

    @Test
    void a_partner_that_is_switched_on_needs_its_account_and_secret() {
        List<SettingsFault> faults = faults(Map.of("partner.ndxp.url", "https://ndxp.example"));
        assertEquals(
                List.of("partner.ndxp.key", "partner.ndxp.secret"),
                faults.stream().map(SettingsFault::key).toList());
        assertEquals(List.of("credential-missing", "credential-missing"), codes(faults));
    }

    @Test
    void a_secret_whose_file_is_missing_is_refused() {
        assertEquals(
                "secret-file", only("partner.ndxp.secret", "file:/no/such/file").code());
    }

    @Test
    void a_configuration_file_that_is_missing_is_refused() {
        var thrown =
                assertThrows(SettingsFaults.class, () -> Settings.load(folder.resolve("missing.properties"), Map.of()));
        assertEquals(List.of("file-missing"), codes(thrown.faults()));
    }

    @Test
    void a_configuration_file_that_is_not_utf_8_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("latin1.properties"), new byte[] {'a', '=', (byte) 0xE2, 0x28});
        var thrown = assertThrows(SettingsFaults.class, () -> Settings.load(file, Map.of()));
        assertEquals(List.of("file-unreadable"), codes(thrown.faults()));
    }

    @Test
    void a_province_without_a_folder_is_refused() {
        var thrown =
                assertThrows(SettingsFaults.class, () -> Settings.load(null, Map.of("LIENTHONG_PROVINCE", "can-thoo")));
        assertEquals(List.of("province-missing"), codes(thrown.faults()));
    }

    @Test
    void a_province_name_that_leaves_the_folder_is_refused() {
        var thrown = assertThrows(
                SettingsFaults.class, () -> Settings.load(null, Map.of("LIENTHONG_PROVINCE", "../can-tho")));
        assertEquals(List.of("province-name"), codes(thrown.faults()));
    }

    @Test
    void a_province_cannot_choose_another_province() throws IOException {
        Path can = Files.createDirectories(folder.resolve("provinces/can-tho"));
        Files.writeString(can.resolve("province.properties"), "lienthong.province=hue");
        var thrown = assertThrows(
                SettingsFaults.class, () -> Settings.load(null, Map.of("LIENTHONG_ROUTES_DIR", folder.toString())));
        assertEquals(List.of("not-in-province"), codes(thrown.faults()));
    }

    @Test
    void all_faults_are_told_at_once() {
        List<SettingsFault> faults = faults(Map.of("queue.lease", "soon", "lienthong.http.port", "0", "queue.xx", "1"));
        assertEquals(3, faults.size());
    }

    @Test
    void production_with_its_own_key_https_and_secrets_is_allowed() throws IOException {
        assertDoesNotThrow(() -> Settings.of(production(Map.of())));
    }

    @Test
    void production_refuses_to_make_its_own_master_key() throws IOException {
        Map<String, String> given = production(Map.of());
        given.remove("lienthong.master-key-file");
        assertEquals(List.of("master-key"), codes(faults(given)));
    }

    @Test
    void production_refuses_a_master_key_that_is_not_there() throws IOException {
        assertEquals(
                List.of("master-key"), codes(faults(production(Map.of("lienthong.master-key-file", "/no/such/key")))));
    }

    @Test
    void production_refuses_a_partner_on_plain_http() throws IOException {
        assertEquals(
                List.of("plain-http"), codes(faults(production(Map.of("partner.ndxp.url", "http://ndxp.example")))));
    }

    @Test
    void production_refuses_a_secret_of_the_demo() throws IOException {
        assertEquals(
                List.of("demo-secret"),
                codes(faults(production(Map.of("partner.ndxp.secret", DemoSecrets.of("ndxp"))))));
    }

    @Test
    void production_refuses_a_caller_token_of_the_demo() throws IOException {
        String hash = Sha256.hex(DemoSecrets.of("dvclt"));
        assertEquals(List.of("demo-secret"), codes(faults(production(Map.of("caller.dvclt.token-sha256", hash)))));
    }

    @Test
    void no_fault_tells_the_value_of_a_secret() {
        String text = new SettingsFaults(faults(Map.of(
                        "caller.dvclt.token-sha256", "s3cret",
                        "partner.ndxp.url", "https://u:s3cret@ndxp.example",
                        "lienthong.db.url", "s3cret")))
                .getMessage();
        assertFalse(text.contains("s3cret"), text);
    }

    @Test
    void every_fault_has_a_line_in_vietnamese_and_english() {
        SettingsFault fault = only("queue.lease", "soon");
        assertEquals(
                "queue.lease: “soon” không phải là khoảng thời gian; viết như 500ms, 30s, 5m, 2h hoặc 7d",
                fault.text(Texts.vietnamese()));
        assertEquals("queue.lease: “soon” is not a duration; write 500ms, 30s, 5m, 2h or 7d", fault.text(ENGLISH));
    }

    @Test
    void a_setting_without_its_comment_line_is_a_fault_of_ours() {
        assertThrows(IllegalStateException.class, () -> SettingSchema.parse("a.b=1"));
    }

    @ParameterizedTest
    @CsvSource({"flag, yes, flag", "cron, every day, cron", "path, 'a\0b', path"})
    void types_of_the_schema_check_their_values(String type, String value, String code) {
        SettingKey key = SettingSchema.parse("# " + type + " – why\na.b=").find("a.b");
        assertEquals(code, ValueCheck.fault(key, value).orElseThrow().code());
    }

    private Map<String, String> production(Map<String, String> more) throws IOException {
        Path key = Files.writeString(folder.resolve("master.key"), "k");
        Map<String, String> given = new HashMap<>(Map.of(
                "lienthong.environment", "production",
                "lienthong.master-key-file", key.toString(),
                "partner.ndxp.url", "https://ndxp.example",
                "partner.ndxp.key", "key",
                "partner.ndxp.secret", "s3cret"));
        given.putAll(more);
        return given;
    }

    private static SettingsFault only(String key, String value) {
        return only(Map.of(key, value));
    }

    private static SettingsFault only(Map<String, String> given) {
        List<SettingsFault> faults = faults(given);
        assertTrue(faults.size() == 1, () -> faults.toString());
        return faults.get(0);
    }

    private static List<SettingsFault> faults(Map<String, String> given) {
        return assertThrows(SettingsFaults.class, () -> Settings.of(given)).faults();
    }

    private static List<String> codes(List<SettingsFault> faults) {
        return faults.stream().map(SettingsFault::code).toList();
    }

    @Test
    void the_highest_score_is_not_below_the_lowest() {
        SettingsFault fault = only(Map.of("rating.least", "9"));
        assertEquals(List.of("less-than", "rating.most"), List.of(fault.code(), fault.key()));
        assertEquals(5, Settings.of(Map.of("rating.least", "5")).number("rating.most"));
    }

    @Test
    void a_mark_before_utf_8_is_no_part_of_the_first_key() throws IOException {
        Path file = Files.writeString(folder.resolve("marked.properties"), "\uFEFFrating.least=2\n");
        assertEquals(2, Settings.load(file, Map.of(), Map.of()).number("rating.least"));
    }

    @Test
    void what_the_schema_lets_be_nothing_can_be_taken_away() {
        String name = "catalogue.districts.service";
        assertEquals(Optional.of("LayDanhMucQuanHuyen"), Settings.of(Map.of()).optional(name));
        assertEquals(Optional.empty(), Settings.of(Map.of(name, "")).optional(name));
    }
}
