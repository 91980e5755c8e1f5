package vn.lienthong.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFaults;
import vn.lienthong.testing.TestCertificates;

class ListenerCertificateTest {
    @TempDir
    static Path made;

    private static TestCertificates certificates;

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;

    @BeforeAll
    static void make() throws Exception {
        certificates = new TestCertificates(made)
                .authority("authority")
                .issued("authority", "first", "-1d", 90)
                .issued("authority", "second", "-1d", 180)
                .authority("ends-first", 40)
                .issued("ends-first", "outlives", "-1d", 90);
    }

    @BeforeEach
    void write() throws Exception {
        certificate = folder.resolve("server.pem");
        key = folder.resolve("server.key");
        certificates.writePem("first", certificate, key);
    }

    @Test
    void days_are_counted_whole_until_the_certificate_ends() {
        ListenerCertificate opened = pem();
        Instant end = opened.ends();
        assertEquals(1, opened.daysLeft(end.minus(Duration.ofDays(2)).plusSeconds(1)));
        assertEquals(0, opened.daysLeft(end));
        assertEquals(-1, opened.daysLeft(end.plusSeconds(1)));
    }

    @Test
    void a_chain_ends_with_its_first_certificate_to_end() throws Exception {
        certificates.writePem("outlives", certificate, key);
        Path authority = certificates.writeTrust(folder.resolve("authority.pem"), "ends-first");
        Files.writeString(certificate, Files.readString(certificate) + Files.readString(authority));
        assertEquals(certificates.certificate("ends-first").getNotAfter().toInstant(), pem().ends());
    }

    @Test
    void a_key_of_another_certificate_is_refused() throws Exception {
        certificates.writePem("second", folder.resolve("other.pem"), key);
        assertEquals("tls-mismatch", refusal(this::pem));
    }

    @Test
    void a_file_that_is_no_certificate_is_refused() throws Exception {
        Files.writeString(certificate, "not a certificate");
        assertEquals("tls-pem", refusal(this::pem));
    }

    @Test
    void a_missing_file_is_named() throws Exception {
        Files.delete(key);
        assertEquals("tls-file", refusal(this::pem));
    }

    @Test
    void a_key_store_opens_with_its_password_only() throws Exception {
        Path store = certificates.writeStore("first", folder.resolve("server.p12"));
        assertEquals(
                certificates.certificate("first").getNotAfter().toInstant(),
                stored(store, TestCertificates.PASSWORD).ends());
        assertEquals("tls-key-store", refusal(() -> stored(store, "wrong")));
    }

    @Test
    void what_could_not_be_used_is_forgotten_once_a_good_one_is_there() throws Exception {
        ListenerCertificate opened = pem();
        Files.writeString(key, "half a file");
        opened.look();
        assertEquals("tls-pem", opened.fault().orElseThrow());
        certificates.writePem("second", certificate, key);
        opened.look();
        assertEquals(java.util.Optional.empty(), opened.fault());
        assertEquals(certificates.certificate("second").getNotAfter().toInstant(), opened.ends());
    }

    private ListenerCertificate pem() {
        return open(Map.of(
                "lienthong.operations.tls.certificate", certificate.toString(),
                "lienthong.operations.tls.key", key.toString()));
    }

    private static ListenerCertificate stored(Path store, String password) {
        return open(Map.of(
                "lienthong.operations.tls.key-store",
                store.toString(),
                "lienthong.operations.tls.key-store-password",
                password));
    }

    private static ListenerCertificate open(Map<String, String> values) {
        return ListenerCertificate.open(
                ListenerTls.operations(Settings.of(values)).orElseThrow());
    }

    private static String refusal(org.junit.jupiter.api.function.Executable opening) {
        return assertThrows(SettingsFaults.class, opening).faults().get(0).code();
    }
}
