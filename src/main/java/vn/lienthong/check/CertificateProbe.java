package vn.lienthong.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import vn.lienthong.text.Times;

/** Whether the certificate a server shows is one that calls accept, and for how long. */
final class CertificateProbe {
    private final Surroundings at;
    private final Actor owner;

    CertificateProbe(Surroundings at, Actor owner) {
        this.at = at;
        this.owner = owner;
    }

    Finding at(String host, int port) {
        try {
            return lasting(shake(at.trust(), host, port, true));
        } catch (SSLException refused) {
            return why(host, port);
        } catch (IOException broken) {
            return Finding.missing(owner, "tls-failed", host);
        }
    }

    /** A certificate that is itself trusted passes the handshake whatever its dates say, so they are read here. */
    private Finding lasting(List<X509Certificate> chain) {
        Optional<Finding> outOfDate = outOfDate(chain);
        if (outOfDate.isPresent()) return outOfDate.get();
        Instant end = chain.stream()
                .map(one -> one.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        long days = Duration.between(at.clock().instant(), end).toDays();
        if (days < at.settings().number("check.certificate-days"))
            return Finding.warning(owner, "certificate-ends-soon", days, Times.DAY.format(end));
        return Finding.done("certificate-good", days, Times.DAY.format(end));
    }

    private Optional<Finding> outOfDate(List<X509Certificate> chain) {
        Instant now = at.clock().instant();
        for (X509Certificate one : chain) {
            if (one.getNotAfter().toInstant().isBefore(now))
                return Optional.of(Finding.missing(
                        owner,
                        "certificate-expired",
                        Times.DAY.format(one.getNotAfter().toInstant())));
            if (one.getNotBefore().toInstant().isAfter(now))
                return Optional.of(Finding.missing(
                        owner,
                        "certificate-not-yet",
                        Times.DAY.format(one.getNotBefore().toInstant())));
        }
        return Optional.empty();
    }

    /** Looks at the refused certificate itself; nothing is ever sent over this connection. */
    private Finding why(String host, int port) {
        List<X509Certificate> chain;
        try {
            chain = shake(believingAnything(), host, port, false);
        } catch (IOException | GeneralSecurityException broken) {
            return Finding.missing(owner, "tls-failed", host);
        }
        Optional<Finding> outOfDate = outOfDate(chain);
        if (outOfDate.isPresent()) return outOfDate.get();
        if (!names(chain.get(0)).map(names -> names.contains(host)).orElse(true))
            return Finding.missing(owner, "certificate-other-name", host);
        return Finding.missing(Actor.US, "certificate-unknown-issuer", host);
    }

    /** The names it is for, if it says so and none is a pattern. */
    private static Optional<List<String>> names(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all == null) return Optional.empty();
            List<String> names =
                    all.stream().map(one -> String.valueOf(one.get(1))).toList();
            return names.stream().anyMatch(name -> name.startsWith("*")) ? Optional.empty() : Optional.of(names);
        } catch (CertificateParsingException unreadable) {
            return Optional.empty();
        }
    }

    private List<X509Certificate> shake(SSLContext context, String host, int port, boolean checkName)
            throws IOException {
        int timeout = (int) at.settings().duration("check.timeout").toMillis();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), timeout);
            plain.setSoTimeout(timeout);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                if (checkName) parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return java.util.Arrays.stream(socket.getSession().getPeerCertificates())
                        .map((Certificate one) -> (X509Certificate) one)
                        .toList();
            }
        }
    }

    private static SSLContext believingAnything() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Believer()}, null);
        return context;
    }

    /** For reading a certificate, never for talking. */
    private static final class Believer implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
