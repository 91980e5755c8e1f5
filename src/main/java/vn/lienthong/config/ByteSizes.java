package vn.lienthong.config;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 512}, {@code 64KB}, {@code 30MB}, {@code 1GB}; 1 KB = 1024 bytes. */
final class ByteSizes {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(KB|MB|GB)?");

    private ByteSizes() {}

    static OptionalLong parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) return OptionalLong.empty();
        int shift = match.group(2) == null
                ? 0
                : switch (match.group(2)) {
                    case "KB" -> 10;
                    case "MB" -> 20;
                    default -> 30;
                };
        return OptionalLong.of(Long.parseLong(match.group(1)) << shift);
    }
}
