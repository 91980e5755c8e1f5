package vn.lienthong.console;

import java.util.function.Supplier;

/** Cursors come back from outside. A page that refuses its cursor is the caller's fault, not ours. */
final class Cursors {
    private Cursors() {}

    /** @param cursor as it was sent, or null */
    static <T> T read(String cursor, Supplier<T> page) {
        if (cursor == null) return page.get();
        try {
            return page.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("cursor", "pattern");
        }
    }
}
