package vn.lienthong.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import vn.lienthong.config.Secret;

/**
 * Believes the certificate that our own settings name, under whatever address it is met and without looking at its
 * days, and beside it what Java believes: so commands reach an engine whose certificate is for another name than
 * 127.0.0.1.
 */
public final class EngineTrust extends X509ExtendedTrustManager {
    private final Optional<X509Certificate> ours;
    private final X509ExtendedTrustManager others;

    private EngineTrust(Optional<X509Certificate> ours, X509ExtendedTrustManager others) {
        this.ours = ours;
        this.others = others;
    }

    /** @param tls of the listener to be called; empty or unreadable from this account: what Java believes */
    public static SSLContext of(Optional<ListenerTls> tls) {
        try {
            return context(tls, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java speaks TLS", e);
        }
    }

    /**
     * As {@link #of}, showing the certificate of a caller.
     *
     * @throws GeneralSecurityException or IOException when the key store cannot be opened
     */
    public static SSLContext showing(Optional<ListenerTls> tls, Path keyStore, Secret password)
            throws IOException, GeneralSecurityException {
        char[] word = password.reveal().toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(keyStore.toFile(), word), word);
        return context(tls, keys.getKeyManagers());
    }

    private static SSLContext context(Optional<ListenerTls> tls, KeyManager[] shown) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        X509ExtendedTrustManager others = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown, new TrustManager[] {new EngineTrust(tls.flatMap(EngineTrust::own), others)}, null);
        return context;
    }

    private static Optional<X509Certificate> own(ListenerTls tls) {
        try {
            return tls.certificate().isPresent()
                    ? Optional.of(pem(tls.certificate().get()))
                    : stored(tls);
        } catch (IOException | GeneralSecurityException unreadable) {
            return Optional.empty(); // of another account, perhaps; Java may know who issued it
        }
    }

    private static X509Certificate pem(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static Optional<X509Certificate> stored(ListenerTls tls) throws IOException, GeneralSecurityException {
        Path file = tls.keyStore().orElseThrow();
        if (!Files.isReadable(file)) return Optional.empty();
        KeyStore store = KeyStore.getInstance(
                file.toFile(), tls.password().orElseThrow().reveal().toCharArray());
        for (String alias : java.util.Collections.list(store.aliases())) {
            Certificate found = store.getCertificate(alias);
            if (store.isKeyEntry(alias) && found instanceof X509Certificate certificate)
                return Optional.of(certificate);
        }
        return Optional.empty();
    }

    private boolean isOurs(X509Certificate[] chain) {
        return ours.isPresent() && chain.length > 0 && ours.get().equals(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        if (!isOurs(chain)) others.checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        if (!isOurs(chain)) others.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        if (!isOurs(chain)) others.checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        others.checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        others.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        others.checkClientTrusted(chain, type, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return others.getAcceptedIssuers();
    }
}
