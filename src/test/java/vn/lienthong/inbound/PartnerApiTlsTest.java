package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.Settings;
import vn.lienthong.config.Sha256;
import vn.lienthong.testing.TestCertificates;
import vn.lienthong.tls.ListenerCertificate;
import vn.lienthong.tls.ListenerTls;

/** The partner API behind TLS, met by callers that show what they should, something else, or nothing. */
class PartnerApiTlsTest {
    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private static TestCertificates certificates;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Map<String, String> settings = new HashMap<>();
    private PartnerApiServer server;
    private ListenerCertificate served;

    @BeforeAll
    static void make() throws Exception {
        certificates = new TestCertificates(made)
                .authority("our-authority")
                .authority("other-authority")
                .issued("our-authority", "server", "-1d", 90)
                .issued("our-authority", "renewed", "-1d", 180)
                .issued("our-authority", "dvclt", "-1d", 90)
                .issued("our-authority", "one-stop", "-1d", 90)
                .issued("our-authority", "ended", "-50d", 20)
                .issued("other-authority", "stranger", "-1d", 90)
                .alone("ended-alone", "-50d", 20);
    }

    @BeforeEach
    void settings() throws Exception {
        certificates.writePem("server", folder.resolve("server.pem"), folder.resolve("server.key"));
        settings.put(
                "lienthong.http.tls.certificate", folder.resolve("server.pem").toString());
        settings.put("lienthong.http.tls.key", folder.resolve("server.key").toString());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void without_client_certificates_the_token_is_enough() throws Exception {
        start();
        assertEquals(200, post(null, PartnerApi.TOKEN).statusCode());
    }

    @Test
    void a_key_store_serves_as_well_as_two_pem_files() throws Exception {
        settings.clear();
        settings.put(
                "lienthong.http.tls.key-store",
                certificates.writeStore("server", folder.resolve("server.p12")).toString());
        settings.put("lienthong.http.tls.key-store-password", TestCertificates.PASSWORD);
        start();
        assertEquals(200, post(null, PartnerApi.TOKEN).statusCode());
    }

    @Test
    void plain_http_is_not_answered() throws Exception {
        start();
        String head = "POST /dvclt/v1/dossiers HTTP/1.1\r\nHost: localhost\r\n";
        assertEquals(
                RawHttp.CUT, RawHttp.send(server.getPort(), head, new byte[0]).status());
    }

    @Test
    void where_required_a_certificate_of_our_authority_comes_in() throws Exception {
        askForCertificates("required");
        assertEquals(200, post("dvclt", PartnerApi.TOKEN).statusCode());
    }

    @Test
    void where_required_nobody_connects_without_a_certificate() throws Exception {
        askForCertificates("required");
        assertThrows(IOException.class, () -> post(null, PartnerApi.TOKEN));
    }

    @ParameterizedTest
    @CsvSource({"required, stranger", "required, ended", "wanted, stranger", "wanted, ended"})
    void a_certificate_of_another_authority_or_out_of_date_does_not_connect(String asked, String shown)
            throws Exception {
        askForCertificates(asked);
        assertThrows(IOException.class, () -> post(shown, PartnerApi.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "wanted"})
    void a_certificate_that_is_itself_trusted_is_refused_after_its_days(String asked) throws Exception {
        askForCertificates(asked);
        HttpResponse<String> answer = post("ended-alone", PartnerApi.TOKEN);
        assertEquals(403, answer.statusCode());
        assertEquals(true, answer.body().contains("certificate-refused"), answer.body());
    }

    @Test
    void a_certificate_does_not_replace_the_token() throws Exception {
        askForCertificates("required");
        assertEquals(401, post("dvclt", "no-token").statusCode());
    }

    @Test
    void where_wanted_a_caller_without_a_pinned_certificate_needs_none() throws Exception {
        askForCertificates("wanted");
        assertEquals(200, post(null, PartnerApi.TOKEN).statusCode());
    }

    @Test
    void a_caller_with_a_pinned_certificate_comes_in_with_it() throws Exception {
        pin("dvclt");
        assertEquals(200, post("dvclt", PartnerApi.TOKEN).statusCode());
    }

    @Test
    void while_one_is_renewed_two_may_be_pinned() throws Exception {
        pin("one-stop", "dvclt");
        assertEquals(200, post("dvclt", PartnerApi.TOKEN).statusCode());
    }

    @Test
    void a_pinned_caller_without_its_certificate_is_refused_although_its_token_is_right() throws Exception {
        pin("dvclt");
        assertEquals(403, post(null, PartnerApi.TOKEN).statusCode());
    }

    @Test
    void the_certificate_of_another_caller_is_refused_although_it_is_of_our_authority() throws Exception {
        pin("dvclt");
        assertEquals(403, post("one-stop", PartnerApi.TOKEN).statusCode());
    }

    @Test
    void a_renewed_certificate_is_shown_without_a_restart() throws Exception {
        start();
        assertEquals(certificates.certificate("server"), seen());
        certificates.writePem("renewed", folder.resolve("server.pem"), folder.resolve("server.key"));
        served.look();
        assertEquals(certificates.certificate("renewed"), seen());
    }

    @Test
    void a_renewed_list_of_authorities_counts_without_a_restart() throws Exception {
        askForCertificates("required");
        certificates.writeTrust(folder.resolve("trust.pem"), "other-authority");
        served.look();
        assertEquals(200, post("stranger", PartnerApi.TOKEN).statusCode());
        assertThrows(IOException.class, () -> post("dvclt", PartnerApi.TOKEN));
    }

    @Test
    void a_renewal_that_cannot_be_used_leaves_the_old_certificate_in_force() throws Exception {
        start();
        java.nio.file.Files.writeString(folder.resolve("server.key"), "half a file");
        served.look();
        assertEquals(Optional.of("tls-pem"), served.fault());
        assertEquals(certificates.certificate("server"), seen());
    }

    private void askForCertificates(String how) throws Exception {
        settings.put("lienthong.http.tls.client-auth", how);
        settings.put(
                "lienthong.http.tls.client-trust",
                certificates
                        .writeTrust(folder.resolve("trust.pem"), "our-authority", "ended-alone")
                        .toString());
        start();
    }

    private void pin(String... aliases) throws Exception {
        StringBuilder hashes = new StringBuilder();
        for (String alias : aliases) hashes.append(certificates.sha256(alias)).append(", ");
        settings.put("caller.dvclt.certificate-sha256", hashes.toString());
        askForCertificates("wanted");
    }

    private void start() throws Exception {
        Settings effective = Settings.of(settings);
        served = ListenerCertificate.open(ListenerTls.partnerApi(effective).orElseThrow());
        InboundLimits limits = Dossiers.limits();
        OpenApiDescription description = OpenApiDescription.load(limits);
        VertxPlatformHttpServerConfiguration configuration = PartnerApiServer.configuration("127.0.0.1", 0, limits);
        String pinned = String.join(",", effective.list("caller.dvclt.certificate-sha256"));
        server = new PartnerApiServer(
                configuration,
                description,
                new PartnerApiGuard(
                        description,
                        CallerTokens.from(Map.of("dvclt", Sha256.hex(PartnerApi.TOKEN))),
                        CallerCertificates.from(Map.of("dvclt", pinned), Clock.systemUTC()),
                        limits),
                Optional.of(served));
        PartnerApi.serve(camel, server, configuration, new DossierReader(description, limits));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/dvclt/v1/dossiers")
                        .to("inbound:dossier")
                        .setBody()
                        .constant("taken");
            }
        });
        camel.start();
    }

    /** @param shown null for no certificate */
    private HttpResponse<String> post(String shown, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + server.getPort() + "/dvclt/v1/dossiers"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Dossiers.bytes(Dossiers.birth())))
                .build();
        return client(certificates.client(shown, "our-authority")).send(request, BodyHandlers.ofString());
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** The certificate a new connection is shown. */
    private X509Certificate seen() throws Exception {
        try (var socket = (javax.net.ssl.SSLSocket) certificates
                .client(null, "our-authority")
                .getSocketFactory()
                .createSocket("127.0.0.1", server.getPort())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (SSLException e) {
            throw new AssertionError(e);
        }
    }
}
