package vn.lienthong.check;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;

/** Surroundings without an engine: every question to it would fail. */
final class CheckAt {
    final Map<String, String> values = new HashMap<>();
    SSLContext trust = plainTrust();
    Clock clock = Clock.systemUTC();
    boolean testDossierAllowed;
    Path routes = Path.of("routes");

    CheckAt with(String key, String value) {
        values.put(key, value);
        return this;
    }

    Surroundings surroundings() {
        return new Surroundings(
                Settings.of(values),
                new RouteFiles(routes, "can-tho"),
                new NoEngine(),
                trust,
                trust,
                clock,
                Optional.of(new Secret("token")),
                testDossierAllowed,
                Optional.empty());
    }

    private static SSLContext plainTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> codes(List<Finding> found) {
        return found.stream().map(Finding::code).toList();
    }
}
