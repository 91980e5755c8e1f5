package vn.lienthong.partner;

import java.util.Map;
import vn.lienthong.config.Settings;

/**
 * How calls reach a partner: straight, or through a Security Server's adapter, which takes them at its own path and is
 * told by {@code dstcode} whom they are for (2-contracts, "Civil registry through NDXP").
 *
 * @param prefix in front of every path; empty: none
 * @param dstcode {@code VN:GOV:<agency>:<subsystem>}, checked with the settings: nothing in it needs encoding; empty: none
 * @param inHeader sent as a header, else in the query
 */
public record Forwarding(String prefix, String dstcode, boolean inHeader) {
    /** Straight to the partner. */
    public static final Forwarding NONE = new Forwarding("", "", false);

    private static final String NAME = "dstcode";

    /** From {@code partner.<name>.mode} and what belongs to it; partners without such a key are called straight. */
    static Forwarding of(Settings settings, String partner) {
        String prefix = "partner." + partner + ".";
        boolean has = settings.keys().stream().anyMatch(key -> key.name().equals(prefix + "mode"));
        if (!has || !settings.text(prefix + "mode").equals("ss")) return NONE;
        return new Forwarding(
                settings.text(prefix + "forward-path"),
                settings.optional(prefix + "dstcode").orElse(""),
                settings.text(prefix + "dstcode-in").equals("header"));
    }

    /** The path as the adapter takes it; a query that the path has already stays in front. */
    String path(String path) {
        if (dstcode.isEmpty() || inHeader) return prefix + path;
        return prefix + path + (path.contains("?") ? "&" : "?") + NAME + "=" + dstcode;
    }

    Map<String, String> headers() {
        return inHeader && !dstcode.isEmpty() ? Map.of(NAME, dstcode) : Map.of();
    }
}
