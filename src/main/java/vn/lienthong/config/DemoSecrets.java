package vn.lienthong.config;

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
        return sha256.equalsIgnoreCase(Sha256.hex(of(caller)));
    }
}
