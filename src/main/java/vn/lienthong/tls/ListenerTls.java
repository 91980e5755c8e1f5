package vn.lienthong.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;

/**
 * Where the certificate of one of our listeners is, as the settings have it: in a key store, or in two PEM files.
 *
 * @param prefix of its settings, such as {@code lienthong.http.tls.}
 * @param password of the key store
 * @param clientTrust PEM file of the authorities whose client certificates are believed
 */
public record ListenerTls(
        String prefix,
        Optional<Path> keyStore,
        Optional<Secret> password,
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> clientTrust,
        ClientCertificate client) {

    /** What is wanted of whoever connects, besides the token. */
    public enum ClientCertificate {
        NONE,
        /** Looked at where it is shown; callers with a pinned one must show it. */
        WANTED,
        /** No connection without. */
        REQUIRED
    }

    /** @return empty where the partner API is served without TLS */
    public static Optional<ListenerTls> partnerApi(Settings settings) {
        String prefix = "lienthong.http.tls.";
        return of(
                settings,
                prefix,
                settings.optional(prefix + "client-trust").map(Path::of),
                ClientCertificate.valueOf(settings.text(prefix + "client-auth").toUpperCase(java.util.Locale.ROOT)));
    }

    /** @return empty where the operations API is served without TLS */
    public static Optional<ListenerTls> operations(Settings settings) {
        return of(settings, "lienthong.operations.tls.", Optional.empty(), ClientCertificate.NONE);
    }

    private static Optional<ListenerTls> of(
            Settings settings, String prefix, Optional<Path> clientTrust, ClientCertificate client) {
        ListenerTls tls = new ListenerTls(
                prefix,
                settings.optional(prefix + "key-store").map(Path::of),
                settings.secret(prefix + "key-store-password"),
                settings.optional(prefix + "certificate").map(Path::of),
                settings.optional(prefix + "key").map(Path::of),
                clientTrust,
                client);
        return Optional.of(tls).filter(one -> one.keyStore.isPresent() || one.certificate.isPresent());
    }

    /** Every file whose change is a renewal. */
    List<Path> files() {
        return Stream.of(keyStore, certificate, key, clientTrust)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The file that must not be readable by others. */
    public Path secretFile() {
        return keyStore.or(this::key).orElseThrow();
    }
}
