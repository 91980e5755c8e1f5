package vn.lienthong.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.config.Settings;
import vn.lienthong.console.Health.Check;
import vn.lienthong.console.Health.Level;
import vn.lienthong.tls.ListenerAddress;
import vn.lienthong.tls.ListenerCertificate;
import vn.lienthong.tls.ListenerTls;

/** The certificates our own listeners show: read at start, renewed while they are served, and told to monitoring. */
final class ListenerCertificates {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerCertificates.class);
    private static final String PARTNER_API = "partner-api";
    private static final String OPERATIONS = "operations";

    private final Map<String, ListenerCertificate> certificates = new TreeMap<>();
    private final int warnDays;
    private final Clock clock;

    /** @throws vn.lienthong.config.SettingsFaults when a file cannot be used */
    ListenerCertificates(Settings settings, MeterRegistry meters, Clock clock) {
        this.warnDays = settings.number("check.certificate-days");
        this.clock = clock;
        ListenerTls.partnerApi(settings).ifPresent(tls -> certificates.put(PARTNER_API, ListenerCertificate.open(tls)));
        ListenerTls.operations(settings).ifPresent(tls -> certificates.put(OPERATIONS, ListenerCertificate.open(tls)));
        certificates.forEach((listener, certificate) -> Gauge.builder(
                        "lienthong.certificate.days", () -> certificate.daysLeft(clock.instant()))
                .description("days until the certificate of our own listener ends")
                .tag("listener", listener)
                .register(meters));
        if (settings.isProduction()) warnOfPlainListeners(settings);
    }

    /** No refusal: a reverse proxy on another machine may end TLS. */
    private void warnOfPlainListeners(Settings settings) {
        if (partnerApi().isEmpty() && ListenerAddress.isOpen(settings.text("lienthong.http.host")))
            LOG.warn(
                    "the partner API listens on {} without TLS: tokens and dossiers can be read on the way, unless a"
                            + " proxy ends TLS and nobody else reaches this port (lienthong.http.tls.certificate)",
                    settings.text("lienthong.http.host"));
        if (operations().isEmpty() && ListenerAddress.isOpen(settings.text("lienthong.operations.host")))
            LOG.warn(
                    "the operations API listens on {} without TLS: operators' tokens can be read on the way"
                            + " (lienthong.operations.tls.certificate, or lienthong.operations.host=127.0.0.1)",
                    settings.text("lienthong.operations.host"));
    }

    Optional<ListenerCertificate> partnerApi() {
        return Optional.ofNullable(certificates.get(PARTNER_API));
    }

    Optional<ListenerCertificate> operations() {
        return Optional.ofNullable(certificates.get(OPERATIONS));
    }

    /** Takes what was renewed on the disk. */
    void look() {
        certificates.values().forEach(ListenerCertificate::look);
    }

    List<Check> checks() {
        return certificates.entrySet().stream()
                .map(entry -> check(entry.getKey(), entry.getValue(), clock.instant()))
                .toList();
    }

    private Check check(String listener, ListenerCertificate certificate, Instant now) {
        long days = certificate.daysLeft(now);
        Map<String, String> detail = new TreeMap<>(Map.of(
                "daysLeft", String.valueOf(days), "until", certificate.ends().toString()));
        certificate.fault().ifPresent(fault -> detail.put("fault", fault));
        Level level = days < warnDays || certificate.fault().isPresent() ? Level.WARN : Level.UP;
        return new Check("certificate " + listener, days < 0 ? Level.DOWN : level, detail);
    }
}
