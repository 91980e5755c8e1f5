package vn.lienthong.check;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A partner behind TLS with a certificate of our own making; answers every call with 404 and the time. */
final class TlsPartner implements AutoCloseable {
    private static final String PASSWORD = "not-secret";

    private final HttpsServer server;
    private final KeyStore keys;

    private TlsPartner(HttpsServer server, KeyStore keys) {
        this.server = server;
        this.keys = keys;
    }

    /**
     * @param begins as keytool's {@code -startdate}, such as {@code -60d}
     * @param days of validity from then on
     * @param name it is for, such as {@code IP:127.0.0.1} or {@code DNS:other.example}
     */
    static TlsPartner start(Path folder, String begins, int days, String name) throws Exception {
        KeyStore keys = made(folder.resolve("partner.p12"), begins, days, name);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", call -> {
            call.sendResponseHeaders(404, -1);
            call.close();
        });
        server.start();
        return new TlsPartner(server, keys);
    }

    private static KeyStore made(Path file, String begins, int days, String name) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "partner",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=test",
                        "-startdate",
                        begins,
                        "-validity",
                        String.valueOf(days),
                        "-ext",
                        "san=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IOException("keytool: " + said);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream store = Files.newInputStream(file)) {
            keys.load(store, PASSWORD.toCharArray());
        }
        return keys;
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Believes this partner's certificate and no other. */
    SSLContext trusted() throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("partner", keys.getCertificate("partner"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
