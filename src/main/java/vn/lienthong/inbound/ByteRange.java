package vn.lienthong.inbound;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one part of a file that a request asks for (RFC 9110, 14.1.2).
 *
 * @param first byte, counted from 0
 * @param bytes how many, at least one
 */
record ByteRange(long first, long bytes) {
    /** The whole file has fewer bytes than the first one asked for. */
    static final class Unsatisfiable extends Exception {}

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    long last() {
        return first + bytes - 1;
    }

    /**
     * Empty: no part is asked for, or in a form that may be ignored (several parts, other units), so the whole is
     * given.
     *
     * @param header of the request, or null
     * @param size of the file, in bytes
     */
    static Optional<ByteRange> read(String header, long size) throws Unsatisfiable {
        Matcher range = ONE_RANGE.matcher(header == null ? "" : header.strip());
        if (!range.matches()) return Optional.empty();
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty() && to.isEmpty()) return Optional.empty();
        if (from.isEmpty()) return Optional.of(ending(Long.parseLong(to), size));
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) return Optional.empty();
        if (first >= size) throw new Unsatisfiable();
        return Optional.of(new ByteRange(first, last - first + 1));
    }

    private static ByteRange ending(long count, long size) throws Unsatisfiable {
        if (count == 0 || size == 0) throw new Unsatisfiable();
        long bytes = Math.min(count, size);
        return new ByteRange(size - bytes, bytes);
    }
}
