package vn.lienthong.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.quartz.CronExpression;

/** Is this value what the type and the limits of its key allow? */
final class ValueCheck {
    private ValueCheck() {}

    /** @param value with references and {@code file:} resolved; empty = not set */
    static Optional<SettingsFault> fault(SettingKey key, String value) {
        if (value.isEmpty())
            return key.mayBeEmpty() ? Optional.empty() : Optional.of(SettingsFault.of(key.name(), "empty"));
        return switch (key.type()) {
            case TEXT, SECRET, LIST -> Optional.empty();
            case DURATION -> duration(key, value);
            case NUMBER -> number(key, value);
            case BYTES -> bytes(key, value);
            case FLAG -> unless(value.matches("true|false"), key, "flag");
            case CHOICE -> unless(key.choices().contains(value), key, "choice", String.join(", ", key.choices()));
            case PATH -> unless(isPath(value), key, "path");
            case URL -> unless(isUrl(value), key, "url");
            case REGEX -> unless(isPattern(value), key, "regex");
            case CRON -> unless(CronExpression.isValidExpression(value), key, "cron");
            case DATE -> unless(isDate(value), key, "date", value);
        };
    }

    private static Optional<SettingsFault> duration(SettingKey key, String value) {
        var duration = Durations.parse(value);
        if (duration.isEmpty()) return Optional.of(SettingsFault.of(key.name(), "duration", value));
        return unless(duration.get().toMillis() >= key.least(), key, "duration-zero");
    }

    private static Optional<SettingsFault> number(SettingKey key, String value) {
        if (!value.matches("-?\\d{1,10}")) return Optional.of(SettingsFault.of(key.name(), "number", value));
        return within(key, Long.parseLong(value), "range");
    }

    private static Optional<SettingsFault> bytes(SettingKey key, String value) {
        var size = ByteSizes.parse(value);
        if (size.isEmpty()) return Optional.of(SettingsFault.of(key.name(), "bytes", value));
        return within(key, size.getAsLong(), "range");
    }

    private static Optional<SettingsFault> within(SettingKey key, long amount, String code) {
        return unless(key.least() <= amount && amount <= key.most(), key, code, amount, key.least(), key.most());
    }

    private static Optional<SettingsFault> unless(boolean good, SettingKey key, String code, Object... arguments) {
        return good ? Optional.empty() : Optional.of(SettingsFault.of(key.name(), code, arguments));
    }

    static boolean isPath(String value) {
        try {
            Path.of(value);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Without user, query or fragment: credentials have their own keys, and paths are appended. */
    private static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isPattern(String value) {
        try {
            Pattern.compile(value);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
