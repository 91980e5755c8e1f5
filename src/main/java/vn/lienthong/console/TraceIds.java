package vn.lienthong.console;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 16 bytes in hex: the caller's, from a W3C traceparent, or fresh. */
final class TraceIds {
    private static final Pattern TRACEPARENT = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TraceIds() {}

    /** @param traceparent as sent, or null */
    static String of(String traceparent) {
        Matcher sent = TRACEPARENT.matcher(String.valueOf(traceparent));
        if (sent.matches()) return sent.group(1);
        byte[] fresh = new byte[16];
        RANDOM.nextBytes(fresh);
        return HexFormat.of().formatHex(fresh);
    }
}
