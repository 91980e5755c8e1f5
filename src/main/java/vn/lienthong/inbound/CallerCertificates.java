package vn.lienthong.inbound;

import io.vertx.core.http.HttpServerRequest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import vn.lienthong.config.Sha256;

/**
 * Whether a caller showed the certificate it has to show beside its token. One that is shown must be within its days
 * for everybody: the handshake does not look at those of a certificate that is itself trusted.
 */
public final class CallerCertificates {
    private final Map<String, Set<String>> pinned;
    private final Clock clock;

    private CallerCertificates(Map<String, Set<String>> pinned, Clock clock) {
        this.pinned = pinned;
        this.clock = clock;
    }

    /**
     * @param hashesOfCaller caller name → {@code caller.<name>.certificate-sha256}: hex, comma separated, may be empty
     */
    public static CallerCertificates from(Map<String, String> hashesOfCaller, Clock clock) {
        return new CallerCertificates(
                hashesOfCaller.entrySet().stream()
                        .filter(caller -> !caller.getValue().isBlank())
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, caller -> hashes(caller.getValue()))),
                clock);
    }

    private static Set<String> hashes(String listed) {
        return Arrays.stream(listed.split(","))
                .map(hash -> hash.strip().toLowerCase(Locale.ROOT))
                .filter(hash -> !hash.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param caller known by its token */
    boolean isShown(String caller, HttpServerRequest request) {
        Optional<X509Certificate> shown = shown(request);
        if (shown.isPresent() && !isWithinItsDays(shown.get())) return false;
        Set<String> wanted = pinned.get(caller);
        return wanted == null
                || shown.map(CallerCertificates::sha256)
                        .filter(wanted::contains)
                        .isPresent();
    }

    private boolean isWithinItsDays(X509Certificate certificate) {
        Instant now = clock.instant();
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static Optional<X509Certificate> shown(HttpServerRequest request) {
        if (!request.isSSL()) return Optional.empty();
        try {
            return Optional.of((X509Certificate) request.sslSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private static String sha256(X509Certificate certificate) {
        try {
            return Sha256.hex(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it came over the line encoded", e);
        }
    }
}
