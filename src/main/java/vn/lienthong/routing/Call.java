package vn.lienthong.routing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An address a route reads from or sends to.
 *
 * @param kind where it stands
 * @param scheme before the first colon
 * @param name behind it
 * @param options by name; never null
 */
record Call(Kind kind, String scheme, String name, Map<String, String> options, int line) {
    enum Kind {
        FROM,
        TO,
        TO_DYNAMIC
    }

    static Call of(Kind kind, YamlNode step) {
        String uri = step.textOf("uri");
        if (!uri.startsWith("sql:") && uri.contains("?")) uri = uri.substring(0, uri.indexOf('?')); // the form rule's
        int colon = uri.indexOf(':');
        Map<String, String> options = new LinkedHashMap<>();
        step.field("parameters")
                .fields()
                .forEach((name, value) -> options.put(name, value.text() == null ? "" : value.text()));
        return new Call(
                kind,
                colon < 0 ? uri : uri.substring(0, colon),
                colon < 0 ? "" : uri.substring(colon + 1),
                options,
                step.line());
    }

    String uri() {
        return scheme + ":" + name;
    }

    boolean isFrom() {
        return kind == Kind.FROM;
    }
}
