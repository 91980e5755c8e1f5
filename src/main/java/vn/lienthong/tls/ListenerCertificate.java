package vn.lienthong.tls;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;
import vn.lienthong.config.Sha256;
import vn.lienthong.text.Texts;

/**
 * The certificate that one listener shows. A renewed one is taken from the same files while the listener serves: new
 * connections see it, those that are open go on. One that cannot be used changes nothing and is told of.
 */
public final class ListenerCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerCertificate.class);
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");
    private static final long SWAP_SECONDS = 30;

    private final ListenerTls tls;
    private volatile ServedCertificate served;
    private volatile Optional<SettingsFaults> refusal = Optional.empty();
    private String content;
    private HttpServer server;

    private ListenerCertificate(ListenerTls tls) {
        this.tls = tls;
        this.content = content();
        this.served = ServedCertificate.read(tls);
    }

    /** @throws SettingsFaults when the files cannot be used */
    public static ListenerCertificate open(ListenerTls tls) {
        return new ListenerCertificate(tls);
    }

    /** For a server that is about to listen. */
    public void secure(HttpServerOptions options) {
        options.setSsl(true)
                .setUseAlpn(false) // HTTP/1.1 only, as without TLS
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(served.keys())
                .setClientAuth(
                        switch (tls.client()) {
                            case NONE -> ClientAuth.NONE;
                            case WANTED -> ClientAuth.REQUEST;
                            case REQUIRED -> ClientAuth.REQUIRED;
                        });
        served.trust().ifPresent(options::setTrustOptions);
    }

    /** From now on a renewed certificate goes there. */
    public synchronized void servedBy(HttpServer listening) {
        server = listening;
    }

    /** Takes a certificate that was renewed on the disk. Blocks. */
    public synchronized void look() {
        String now = content();
        if (now.equals(content)) return;
        content = now;
        try {
            ServedCertificate renewed = ServedCertificate.read(tls);
            swap(renewed);
            served = renewed;
            refusal = Optional.empty();
            LOG.info("{}certificate: renewed, good until {}", tls.prefix(), renewed.ends());
        } catch (SettingsFaults refused) {
            refusal = Optional.of(refused);
            for (SettingsFault fault : refused.faults())
                LOG.warn("{} (the certificate read before is served)", fault.text(Texts.vietnamese()));
        }
    }

    private void swap(ServedCertificate renewed) {
        if (server == null) return;
        SSLOptions options = new SSLOptions().setKeyCertOptions(renewed.keys());
        options.setEnabledSecureTransportProtocols(PROTOCOLS);
        renewed.trust().ifPresent(options::setTrustOptions);
        try {
            server.updateSSLOptions(options, true)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SWAP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            content = ""; // tried again at the next look
            throw new IllegalStateException("the renewed certificate could not be put in force", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", stopping);
        }
    }

    /** When callers stop believing what is served. */
    public Instant ends() {
        return served.ends();
    }

    /** Whole days, below zero once it has ended. */
    public long daysLeft(Instant now) {
        return Math.floorDiv(
                Duration.between(now, ends()).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** Why what is on the disk now is not served; a code of {@code settings.fault}. */
    public Optional<String> fault() {
        return refusal.map(refused -> refused.faults().get(0).code());
    }

    /** Changes when a file does; one that is missing counts as content of its own. */
    private String content() {
        try {
            MessageDigest digest = Sha256.digest();
            for (Path file : tls.files()) {
                byte[] bytes = Files.isReadable(file) ? Files.readAllBytes(file) : new byte[0];
                digest.update((bytes.length + ":").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return Sha256.hex(digest);
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }
}
