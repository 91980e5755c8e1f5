package vn.lienthong.inbound;

import com.networknt.schema.JsonNodePath;

/** How a problem names a field: {@code fileDinhKem[0].tenTepDinhKem}; the body itself is {@code $}. */
final class FieldPath {
    static final String BODY = "$";

    private FieldPath() {}

    /** @param member a member that is missing there, or empty */
    static String of(JsonNodePath location, String member) {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < location.getNameCount(); at++) {
            if (location.getElement(at) instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                append(path, location.getName(at));
            }
        }
        if (!member.isEmpty()) append(path, member);
        return path.isEmpty() ? BODY : path.toString();
    }

    private static void append(StringBuilder path, String name) {
        if (!path.isEmpty()) path.append('.');
        path.append(name);
    }
}
