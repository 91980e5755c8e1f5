package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import vn.lienthong.dossier.Dossier;

/**
 * What is sent on after a status was entered: {@code {dossier, version, status, at, by, title, unit, note,
 * deadline}}; the last five as the source gave them, where it did. A deadline is text, {@code
 * dd/MM/yyyy HH:mm:ss} in Viet Nam.
 */
public final class StatusRecord {
    private static final String[] DETAIL = {"by", "title", "unit", "note", "reason", "deadline", "source"};

    private StatusRecord() {}

    public static ObjectNode of(Dossier dossier, Instant at, JsonNode source) {
        ObjectNode record = Json.object()
                .put("dossier", dossier.number())
                .put("version", dossier.version())
                .put("status", dossier.status().name())
                .put("at", at.toString());
        if (source != null) record.setAll(detail(source));
        return record;
    }

    /** Only what is meant to be kept of a source's answer. */
    static ObjectNode detail(JsonNode source) {
        ObjectNode detail = Json.object();
        for (String field : DETAIL) {
            JsonNode value = source.path(field);
            if (value.isTextual() && !value.asText().isEmpty()) detail.set(field, value);
        }
        return detail;
    }
}
