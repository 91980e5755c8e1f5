package vn.lienthong.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of our own making, all in one key store: authorities, and what they issued. */
public final class TestCertificates {
    public static final String PASSWORD = "not-secret";

    private final Path store;

    public TestCertificates(Path folder) {
        this.store = folder.resolve("all.p12");
    }

    /** A certificate that issues others. */
    public TestCertificates authority(String alias) throws Exception {
        return authority(alias, 3650);
    }

    /** The same, for {@code days} from yesterday on. */
    public TestCertificates authority(String alias, int days) throws Exception {
        return made(alias, "-1d", days, List.of("-ext", "bc:c"));
    }

    /** Good for {@code days} from {@code begins} on, such as {@code -1d}; for 127.0.0.1 and localhost. */
    public TestCertificates issued(String by, String alias, String begins, int days) throws Exception {
        return made(alias, begins, days, List.of("-signer", by, "-ext", "san=IP:127.0.0.1,DNS:localhost"));
    }

    /** Issued by itself. */
    public TestCertificates alone(String alias, String begins, int days) throws Exception {
        return made(alias, begins, days, List.of("-ext", "san=IP:127.0.0.1,DNS:localhost"));
    }

    private TestCertificates made(String alias, String begins, int days, List<String> more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias,
                "-startdate",
                begins,
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IOException("keytool: " + said);
        return this;
    }

    /** Certificate and key as two PEM files, as an administrator gets them. */
    public void writePem(String alias, Path certificate, Path key) throws IOException, GeneralSecurityException {
        Files.writeString(certificate, pem("CERTIFICATE", certificate(alias).getEncoded()));
        Files.writeString(
                key,
                pem("PRIVATE KEY", all().getKey(alias, PASSWORD.toCharArray()).getEncoded()));
    }

    /** These certificates in one PEM file. */
    public Path writeTrust(Path file, String... aliases) throws IOException, GeneralSecurityException {
        Files.writeString(file, "");
        for (String alias : aliases)
            Files.writeString(file, pem("CERTIFICATE", certificate(alias).getEncoded()), StandardOpenOption.APPEND);
        return file;
    }

    /** One certificate with its key as a PKCS#12 file. */
    public Path writeStore(String alias, Path file) throws IOException, GeneralSecurityException {
        try (var out = Files.newOutputStream(file)) {
            only(alias).store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** As {@code caller.<name>.certificate-sha256} wants it. */
    public String sha256(String alias) throws IOException, GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(certificate(alias).getEncoded()));
    }

    public X509Certificate certificate(String alias) throws IOException, GeneralSecurityException {
        return (X509Certificate) all().getCertificate(alias);
    }

    /** A client that shows one certificate, or none (null), and believes one authority. */
    public SSLContext client(String shown, String believed) throws IOException, GeneralSecurityException {
        KeyManager[] keys = null;
        if (shown != null) {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(only(shown), PASSWORD.toCharArray());
            // shown whatever authorities the server names: a client that misbehaves
            keys = new KeyManager[] {new Shown(factory, shown)};
        }
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry(believed, certificate(believed));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    private static final class Shown extends javax.net.ssl.X509ExtendedKeyManager {
        private final javax.net.ssl.X509KeyManager keys;
        private final String alias;

        Shown(KeyManagerFactory factory, String alias) {
            this.keys = (javax.net.ssl.X509KeyManager) factory.getKeyManagers()[0];
            this.alias = alias;
        }

        @Override
        public String[] getClientAliases(String type, java.security.Principal[] issuers) {
            return new String[] {alias};
        }

        @Override
        public String chooseClientAlias(String[] type, java.security.Principal[] issuers, java.net.Socket socket) {
            return alias;
        }

        @Override
        public String chooseEngineClientAlias(
                String[] type, java.security.Principal[] issuers, javax.net.ssl.SSLEngine engine) {
            return alias;
        }

        @Override
        public String[] getServerAliases(String type, java.security.Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String type, java.security.Principal[] issuers, java.net.Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String name) {
            return keys.getCertificateChain(name);
        }

        @Override
        public java.security.PrivateKey getPrivateKey(String name) {
            return keys.getPrivateKey(name);
        }
    }

    private KeyStore only(String alias) throws IOException, GeneralSecurityException {
        KeyStore all = all();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                alias,
                all.getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                all.getCertificateChain(alias));
        return one;
    }

    private KeyStore all() throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, PASSWORD.toCharArray());
        }
        return all;
    }

    private static String pem(String what, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }
}
