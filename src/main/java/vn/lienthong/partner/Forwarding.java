package vn.lienthong.partner;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.Settings;

/**
 * How a call reaches a partner: straight, or through a security server that stands before it.
 *
 * @param prefix of every path; empty for a straight call
 * @param destination the partner's code ({@code dstcode}); empty: none is sent
 * @param inHeader the code goes as a header, else as a query parameter
 */
public record Forwarding(String prefix, Optional<String> destination, boolean inHeader) {
    private static final String CODE = "dstcode";

    /** No security server, no code. */
    public static final Forwarding STRAIGHT = new Forwarding("", Optional.empty(), false);

    /**
     * From {@code partner.<name>.mode, .forward-path, .dstcode, .dstcode-in}; a partner without a mode is called
     * straight.
     */
    static Forwarding of(Settings settings, String name) {
        String prefix = "partner." + name + ".";
        if (settings.keys().stream().noneMatch(key -> key.name().equals(prefix + "mode"))) return STRAIGHT;
        boolean server = settings.text(prefix + "mode").equals("ss");
        return new Forwarding(
                server ? settings.text(prefix + "forward-path") : "",
                settings.optional(prefix + "dstcode"),
                settings.text(prefix + "dstcode-in").equals("header"));
    }

    String path(String path) {
        String whole = prefix + path;
        if (destination.isEmpty() || inHeader) return whole;
        String code = URLEncoder.encode(destination.get(), StandardCharsets.UTF_8);
        return whole + (whole.contains("?") ? "&" : "?") + CODE + "=" + code.replace("%3A", ":");
    }

    Map<String, String> headers(Map<String, String> headers) {
        if (destination.isEmpty() || !inHeader) return headers;
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(CODE, destination.get());
        return all;
    }
}
