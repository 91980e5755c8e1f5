package vn.lienthong.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listeners without a certificate; those with one are in SecuredEngineIT. */
class OwnCertificatesTest {
    @TempDir
    Path folder;

    private final CheckAt at = new CheckAt();

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 127.0.0.1, 1", "127.0.0.1, 0.0.0.0, 1", "0.0.0.0, 0.0.0.0, 2", "127.0.0.1, ::1, 0"})
    void in_production_each_listener_open_to_others_without_tls_is_warned_of(
            String partnerApi, String operations, int warnings) throws Exception {
        at.with("lienthong.environment", "production");
        at.with(
                "lienthong.master-key-file",
                Files.createFile(folder.resolve("key")).toString());
        at.with("lienthong.http.host", partnerApi).with("lienthong.operations.host", operations);
        List<Finding> found = OwnCertificates.run(at.surroundings());
        assertEquals(java.util.Collections.nCopies(warnings, "listener-plain"), CheckAt.codes(found));
    }

    @Test
    void elsewhere_they_are_not() {
        at.with("lienthong.http.host", "0.0.0.0").with("lienthong.operations.host", "0.0.0.0");
        assertEquals(List.of(), OwnCertificates.run(at.surroundings()));
    }

    @Test
    void files_that_cannot_be_used_are_named() {
        at.with("lienthong.http.tls.certificate", folder.resolve("none.pem").toString());
        at.with("lienthong.http.tls.key", folder.resolve("none.key").toString());
        assertEquals(List.of("own-certificate-unusable"), CheckAt.codes(OwnCertificates.run(at.surroundings())));
    }
}
