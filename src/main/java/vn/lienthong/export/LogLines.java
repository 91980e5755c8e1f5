package vn.lienthong.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import vn.lienthong.dossier.LogSlices.Head;
import vn.lienthong.dossier.LogSlices.Row;
import vn.lienthong.dossier.LogSlices.Slice;
import vn.lienthong.text.Times;

/**
 * The lines of an exported log, each a JSON object: one that says what it is a part of, the rows, and one that says
 * where it ends.
 */
public final class LogLines {
    /** In the first line, under {@code export}. */
    public static final String FORMAT = "lienthong-log/1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();

    private LogLines() {}

    static ObjectNode first(LogExport.Wanted wanted, Slice slice, Instant madeAt, String madeBy) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("export", FORMAT)
                .put("madeAt", Times.iso(madeAt))
                .put("madeBy", madeBy)
                .put("from", Times.iso(wanted.from()))
                .put("before", Times.iso(wanted.before()))
                .put("dossier", wanted.dossier())
                .put("firstSeq", slice.first())
                .put("lastSeq", slice.last())
                .put("startsFrom", HEX.formatHex(slice.startsFrom()));
    }

    /** The line of a row; what {@link #read} reads. */
    public static ObjectNode row(Row row) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("seq", row.seq())
                .put("at", Times.iso(row.at()))
                .put("kind", row.kind())
                .put("dossier", row.dossier())
                .put("actor", row.actor());
        line.set("detail", detail(row.detail()));
        return line.put("previous", HEX.formatHex(row.previous())).put("hash", HEX.formatHex(row.hash()));
    }

    /** Opened for the reader where that gives back the stored text to the letter, which is what the hash covers. */
    private static JsonNode detail(String stored) {
        try {
            JsonNode opened = JSON.readTree(stored);
            if (opened.isObject() && opened.toString().equals(stored)) return opened;
        } catch (JsonProcessingException changed) {
            // given out as it stands: the hash will not fit either
        }
        return JsonNodeFactory.instance.textNode(stored);
    }

    static ObjectNode end(long rows, Head head) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rows", rows)
                .put("headSeq", head.seq())
                .put("headHash", HEX.formatHex(head.hash()));
    }

    /** @throws IllegalArgumentException when it is not the line of a row */
    public static Row read(JsonNode line) {
        JsonNode detail = line.path("detail");
        try {
            return new Row(
                    line.path("seq").asLong(),
                    OffsetDateTime.parse(line.path("at").asText()).toInstant(),
                    line.path("kind").asText(),
                    line.path("dossier").asText(),
                    line.path("actor").asText(),
                    detail.isTextual() ? detail.textValue() : detail.toString(),
                    HEX.parseHex(line.path("previous").asText()),
                    HEX.parseHex(line.path("hash").asText()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a row of the log");
        }
    }
}
