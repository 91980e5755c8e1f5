package vn.lienthong.routing;

import java.nio.charset.StandardCharsets;
import vn.lienthong.config.Sha256;

/** By which a person and a program tell one content of a file from another: 12 digits of its SHA-256. */
final class ContentHash {
    private static final int DIGITS = 12;

    private ContentHash() {}

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] content) {
        return Sha256.hex(content).substring(0, DIGITS);
    }
}
