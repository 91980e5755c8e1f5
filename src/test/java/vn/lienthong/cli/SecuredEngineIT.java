package vn.lienthong.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testing.TestCertificates;

/** An engine whose two listeners end TLS themselves, and somebody who types commands. */
class SecuredEngineIT {
    private static final Set<String> OWN =
            Set.of("own-certificate-good", "own-certificate-ends-soon", "own-certificate-expired", "key-open");

    @TempDir
    static Path made;

    private static TestCertificates certificates;

    @TempDir
    Path folder;

    private CheckedProvince province;

    @BeforeAll
    static void make() throws Exception {
        certificates = new TestCertificates(made)
                .authority("authority")
                .issued("authority", "server", "-1d", 90)
                .issued("authority", "soon", "-1d", 20)
                .issued("authority", "ended", "-50d", 20)
                .issued("authority", "caller", "-1d", 90);
    }

    @BeforeEach
    void secure() throws Exception {
        province = CheckedProvince.open(folder);
        write("server");
        for (String listener : List.of("http", "operations")) {
            province.with("lienthong." + listener + ".tls.certificate", pem().toString());
            province.with("lienthong." + listener + ".tls.key", key().toString());
        }
        province.with("lienthong.tls.reload-interval", "100ms");
    }

    @AfterEach
    void stop() {
        province.close();
    }

    @Test
    void commands_and_the_connection_check_go_through_it() throws Exception {
        province.start();
        assertEquals(0, province.run("queue", "list", "--json"), () -> province.err.toString());
        assertEquals(0, province.check("--step", "end-to-end-2"), () -> province.out.toString());
        assertEquals(0, province.check("--step", "dvclt-3"), () -> province.out.toString());
    }

    @Test
    void a_door_that_wants_a_certificate_says_so_and_opens_with_one() throws Exception {
        province.with("lienthong.http.tls.client-auth", "wanted");
        province.with("caller.dvclt.certificate-sha256", certificates.sha256("caller"));
        assertOpensWithTheCallersCertificateOnly();
    }

    @Test
    void so_does_one_that_nobody_connects_to_without() throws Exception {
        province.with("lienthong.http.tls.client-auth", "required");
        assertOpensWithTheCallersCertificateOnly();
    }

    private void assertOpensWithTheCallersCertificateOnly() throws Exception {
        Path trust = certificates.writeTrust(folder.resolve("trust.pem"), "authority");
        province.with("lienthong.http.tls.client-trust", trust.toString());
        province.start();
        assertEquals(1, province.check("--step", "dvclt-3"));
        assertEquals(List.of("dvclt-3 door-wants-certificate us"), province.missing());
        Path store = certificates.writeStore("caller", folder.resolve("caller.p12"));
        Path password = Files.writeString(folder.resolve("password"), TestCertificates.PASSWORD + "\n");
        int open = province.check(
                "--step",
                "dvclt-3",
                "--caller-key-store",
                store.toString(),
                "--caller-key-store-password-file",
                password.toString());
        assertEquals(0, open, () -> province.out.toString());
    }

    @Test
    void the_days_a_certificate_has_left_are_in_health_metrics_and_minutes() throws Exception {
        write("soon");
        province.start();
        JsonNode check = health("certificate partner-api");
        assertEquals("WARN", check.path("status").asText(), check.toString());
        assertEquals("18", check.at("/detail/daysLeft").asText(), check.toString());
        String metrics = get("/observe/metrics");
        assertTrue(metrics.contains("lienthong_certificate_days{listener=\"partner-api\"} 18.0"), metrics);
        province.check("--step", "server-1");
        assertEquals(List.of("own-certificate-ends-soon", "own-certificate-ends-soon"), own());
    }

    @Test
    void one_that_has_ended_is_a_fault_until_it_is_renewed_on_the_disk() throws Exception {
        write("ended");
        province.start();
        assertEquals("DOWN", health("certificate partner-api").path("status").asText());
        province.check("--step", "server-1");
        assertEquals(List.of("own-certificate-expired", "own-certificate-expired"), own());
        write("server");
        // until the engine has looked, it shows another certificate than the files hold
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> health("certificate partner-api")
                        .path("status")
                        .asText()
                        .equals("UP"));
    }

    @Test
    void a_key_that_others_can_read_is_named() throws Exception {
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));
        province.start();
        province.check("--step", "server-1");
        assertEquals(List.of("own-certificate-good", "key-open", "own-certificate-good", "key-open"), own());
    }

    private void write(String alias) throws Exception {
        certificates.writePem(alias, pem(), key());
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    }

    private Path pem() {
        return folder.resolve("server.pem");
    }

    private Path key() {
        return folder.resolve("server.key");
    }

    /** What the minutes say of our own certificates. */
    private List<String> own() throws Exception {
        List<String> codes = new ArrayList<>();
        province.minutes()
                .at("/steps/0/findings")
                .forEach(finding -> codes.add(finding.path("code").asText()));
        codes.retainAll(OWN);
        return codes;
    }

    private JsonNode health(String name) throws Exception {
        for (JsonNode check :
                new ObjectMapper().readTree(get("/observe/health")).path("checks"))
            if (check.path("name").asText().equals(name)) return check;
        throw new AssertionError("no " + name);
    }

    private String get(String path) throws Exception {
        URI address = URI.create("https://127.0.0.1:" + province.engine().operationsPort() + path);
        // whatever its days are, the certificate is the one the settings name
        HttpClient client = HttpClient.newBuilder()
                .sslContext(vn.lienthong.tls.EngineTrust.of(
                        vn.lienthong.tls.ListenerTls.operations(vn.lienthong.config.Settings.of(province.settings))))
                .build();
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
