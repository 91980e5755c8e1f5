package vn.lienthong.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The secrets that the demo and the simulators use. They are public, so production refuses every one of them. */
public final class DemoSecrets {
    private static final String PREFIX = "demo-";

    private DemoSecrets() {}

    /** The demo's secret for a partner or caller, such as {@code demo-ndxp}. */
    public static String of(String name) {
        return PREFIX + name;
    }

    static boolean isOne(String secret) {
        return secret.startsWith(PREFIX);
    }

    static boolean isHashOfOne(String caller, String sha256) {
        return sha256.equalsIgnoreCase(sha256(of(caller)));
    }

    /** Hex, as {@code caller.<name>.token-sha256} wants it. */
    public static String sha256(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
