package vn.lienthong.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;

/**
 * What the files held when they were last read, fit to be served.
 *
 * @param chain our certificate first
 */
record ServedCertificate(KeyCertOptions keys, Optional<TrustOptions> trust, List<X509Certificate> chain) {
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");
    private static final int PROOF_BYTES = 32;

    /** @throws SettingsFaults naming the setting whose file cannot be used */
    static ServedCertificate read(ListenerTls tls) {
        KeyManagerFactory factory = tls.keyStore().isPresent() ? fromStore(tls) : fromPem(tls);
        X509KeyManager keys = (X509KeyManager) factory.getKeyManagers()[0];
        String alias = SIGNATURES.keySet().stream()
                .map(type -> keys.getServerAliases(type, null))
                .filter(found -> found != null && found.length > 0)
                .map(found -> found[0])
                .findFirst()
                .orElseThrow(() -> refused(tls, keySetting(tls), "tls-no-key", tls.secretFile()));
        List<X509Certificate> chain = List.of(keys.getCertificateChain(alias));
        if (!belongs(keys.getPrivateKey(alias), chain.get(0).getPublicKey()))
            throw refused(tls, keySetting(tls), "tls-mismatch", tls.secretFile());
        return new ServedCertificate(KeyCertOptions.wrap(factory), trust(tls), chain);
    }

    /** The first end of all certificates in the chain: from then on nobody believes it. */
    Instant ends() {
        return chain.stream()
                .map(one -> one.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static String keySetting(ListenerTls tls) {
        return tls.keyStore().isPresent() ? "key-store" : "key";
    }

    private static KeyManagerFactory fromStore(ListenerTls tls) {
        Path file = tls.keyStore().orElseThrow();
        char[] password = tls.password().orElseThrow().reveal().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException closed) {
            throw refused(tls, "key-store", "tls-key-store", file);
        }
    }

    private static KeyManagerFactory fromPem(ListenerTls tls) {
        Path certificate = tls.certificate().orElseThrow();
        Path key = tls.key().orElseThrow();
        PemKeyCertOptions pem = new PemKeyCertOptions()
                .addCertValue(
                        Buffer.buffer(content(tls, "certificate", certificate).readAllBytes()))
                .addKeyValue(Buffer.buffer(content(tls, "key", key).readAllBytes()));
        try {
            return pem.getKeyManagerFactory(null);
        } catch (Exception broken) { // declared by the library; it is about one of the two files
            throw refused(tls, "certificate", "tls-pem", certificate, key);
        }
    }

    private static Optional<TrustOptions> trust(ListenerTls tls) {
        if (tls.clientTrust().isEmpty()) return Optional.empty();
        Path file = tls.clientTrust().get();
        try (InputStream in = content(tls, "client-trust", file)) {
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in))
                authorities.setCertificateEntry("authority-" + authorities.size(), one);
            if (authorities.size() == 0) throw refused(tls, "client-trust", "tls-trust", file);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            return Optional.of(TrustOptions.wrap(factory));
        } catch (IOException | GeneralSecurityException broken) {
            throw refused(tls, "client-trust", "tls-trust", file);
        }
    }

    private static ByteArrayInputStream content(ListenerTls tls, String setting, Path file) {
        try {
            return new ByteArrayInputStream(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw refused(tls, setting, "tls-file", file);
        }
    }

    /** What one signs, the other must recognise. */
    private static boolean belongs(PrivateKey key, PublicKey certified) {
        byte[] proof = new byte[PROOF_BYTES];
        new SecureRandom().nextBytes(proof);
        try {
            Signature signature = Signature.getInstance(SIGNATURES.get(certified.getAlgorithm()));
            signature.initSign(key);
            signature.update(proof);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(proof);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    private static SettingsFaults refused(ListenerTls tls, String setting, String code, Path... files) {
        return new SettingsFaults(List.of(new SettingsFault(
                tls.prefix() + setting,
                code,
                List.of(files).stream().map(Path::toString).toList())));
    }
}
