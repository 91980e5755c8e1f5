package vn.lienthong.config;

import java.util.List;
import java.util.Locale;

/**
 * One setting as {@code application.properties} describes it.
 *
 * @param choices the allowed words of a choice, else empty
 * @param least smallest number, size in bytes or duration in milliseconds
 * @param most largest of the same
 * @param unit for people; may be empty
 * @param why for people
 * @param fallback the default; empty = not set
 * @param mayBeEmpty whether it can be left without a value: it has no default, or one that can be taken away
 */
public record SettingKey(
        String name,
        Type type,
        List<String> choices,
        long least,
        long most,
        String unit,
        String why,
        String fallback,
        boolean mayBeEmpty) {
    /** What a value may be. */
    public enum Type {
        TEXT,
        SECRET,
        DURATION,
        NUMBER,
        FLAG,
        LIST,
        PATH,
        URL,
        REGEX,
        CRON,
        /** A day, yyyy-MM-dd. */
        DATE,
        CHOICE,
        BYTES
    }

    /** The environment variable that sets this key: {@code partner.one-stop.url} is PARTNER_ONE_STOP_URL. */
    public String variable() {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    public boolean isSecret() {
        return type == Type.SECRET;
    }
}
