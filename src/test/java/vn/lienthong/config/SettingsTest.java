package vn.lienthong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    Path province;
    Path config;
    final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aProvinceAndAnEmptyConfigurationFile() throws IOException {
        province = Files.createDirectories(folder.resolve("routes/provinces/can-tho"))
                .resolve("province.properties");
        config = Files.createFile(folder.resolve("my.properties"));
        environment.put("LIENTHONG_ROUTES_DIR", folder.resolve("routes").toString());
    }

    @Test
    void the_defaults_are_those_of_the_contracts() {
        Settings settings = Settings.of(Map.of());
        assertEquals("can-tho", settings.text("lienthong.province"));
        assertEquals(8080, settings.number("lienthong.http.port"));
        assertEquals(9876, settings.number("lienthong.operations.port"));
        assertEquals(Duration.ofSeconds(5), settings.duration("queue.retry.first-delay"));
        assertEquals(30_000_000, settings.bytes("inbound.body-limit"));
        assertEquals(List.of("pdf", "jpeg", "png"), settings.list("inbound.file-types"));
        assertEquals("^G22\\.\\d{2}\\.\\d{2}-\\d{6}-\\d{4,6}$", settings.text("dvclt.number-pattern"));
    }

    @Test
    void every_default_is_a_value_its_own_check_allows() {
        for (SettingKey key : SettingSchema.shipped().keys())
            if (!key.fallback().contains("${"))
                assertTrue(ValueCheck.fault(key, key.fallback()).isEmpty(), key.name());
    }

    @Test
    void no_two_settings_share_an_environment_variable() {
        var variables = new HashSet<String>();
        for (SettingKey key : SettingSchema.shipped().keys()) assertTrue(variables.add(key.variable()), key.name());
    }

    @Test
    void a_default_may_refer_to_another_setting() {
        Settings settings = Settings.of(Map.of("lienthong.data-dir", folder.toString()));
        assertEquals(folder.resolve("master.key"), settings.path("lienthong.master-key-file"));
        assertEquals("jdbc:h2:file:" + folder.resolve("lienthong"), settings.text("lienthong.db.url"));
    }

    @Test
    void a_reference_outside_the_defaults_is_plain_text() {
        Settings settings = Settings.of(Map.of("partner.dvclt.username", "${lienthong.data-dir}"));
        assertEquals("${lienthong.data-dir}", settings.text("partner.dvclt.username"));
    }

    @Test
    void the_province_is_stronger_than_the_default() throws IOException {
        Files.writeString(province, "queue.poll=2s");
        assertEquals(Duration.ofSeconds(2), load().duration("queue.poll"));
        assertEquals(new Origin(Origin.Layer.PROVINCE, province.toString()), load().origin("queue.poll"));
    }

    @Test
    void the_configuration_file_is_stronger_than_the_province() throws IOException {
        Files.writeString(province, "queue.poll=2s");
        Files.writeString(config, "queue.poll=3s");
        assertEquals(Duration.ofSeconds(3), load().duration("queue.poll"));
        assertEquals(new Origin(Origin.Layer.FILE, config.toString()), load().origin("queue.poll"));
    }

    @Test
    void the_environment_is_stronger_than_the_configuration_file() throws IOException {
        Files.writeString(config, "queue.retry.first-delay=3s");
        environment.put("QUEUE_RETRY_FIRST_DELAY", "4s");
        assertEquals(Duration.ofSeconds(4), load().duration("queue.retry.first-delay"));
        assertEquals(
                new Origin(Origin.Layer.ENVIRONMENT, "QUEUE_RETRY_FIRST_DELAY"),
                load().origin("queue.retry.first-delay"));
    }

    @Test
    void variables_that_name_no_setting_are_left_alone() {
        environment.put("QUEUE_RETRY_FISRT_DELAY", "nonsense");
        environment.put("PATH", "/bin");
        assertEquals(Duration.ofSeconds(5), load().duration("queue.retry.first-delay"));
    }

    @Test
    void the_configuration_file_may_choose_another_province() throws IOException {
        Files.createDirectories(folder.resolve("routes/provinces/hue"));
        Files.writeString(folder.resolve("routes/provinces/hue/province.properties"), "partner.one-stop.agency=H57");
        Files.writeString(config, "lienthong.province=hue");
        assertEquals("H57", load().text("partner.one-stop.agency"));
    }

    @Test
    void the_shipped_province_has_no_fault() {
        Settings settings = Settings.load(null, Map.of());
        assertEquals("92", settings.text("partner.registry.province-code"));
    }

    @Test
    void a_secret_is_read_from_the_file_it_refers_to() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");
        Settings settings = Settings.of(Map.of("partner.ndxp.secret", "file:" + file));
        assertEquals(
                "s3cret", settings.secret("partner.ndxp.secret").orElseThrow().reveal());
    }

    @Test
    void nothing_that_prints_settings_shows_a_secret() {
        Settings settings = Settings.of(Map.of(
                "partner.ndxp.secret",
                "s3cret",
                "lienthong.db.url",
                "jdbc:postgresql://me:s3cret@db/lt?user=me&password=s3cret&ssl=true"));
        assertEquals("***", settings.shown("partner.ndxp.secret"));
        assertEquals("***", settings.secret("partner.ndxp.secret").orElseThrow().toString());
        assertEquals("jdbc:postgresql://***@db/lt?user=me&password=***&ssl=true", settings.shown("lienthong.db.url"));
        assertFalse(settings.toString().contains("s3cret"));
    }

    @Test
    void a_secret_is_not_given_out_as_text() {
        Settings settings = Settings.of(Map.of("partner.ndxp.secret", "s3cret"));
        assertThrows(IllegalArgumentException.class, () -> settings.text("partner.ndxp.secret"));
    }

    @Test
    void a_setting_nobody_described_cannot_be_read() {
        assertThrows(IllegalArgumentException.class, () -> Settings.of(Map.of()).optional("no.such.key"));
    }

    private Settings load() {
        return Settings.load(config, environment);
    }
}
