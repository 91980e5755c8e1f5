package vn.lienthong.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.LogSlices.Row;
import vn.lienthong.export.LogLines;

/**
 * Checks an exported log: the engine says whether each row and the seal are its own, for it alone has the key; that
 * rows follow each other is seen here.
 */
final class LogFileCheck {
    /** As many as the engine takes in one call. */
    private static final int BATCH_ROWS = 500;
    /** A call may be of a million bytes; a text within a text grows. */
    private static final int BATCH_BYTES = 300_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();

    private final OperationsClient client;
    private final LongConsumer progress;
    private final MessageDigest digest = Sha256.digest();

    private JsonNode first;
    private ArrayNode batch = JsonNodeFactory.instance.arrayNode();
    private int batchBytes;
    private long rows;
    private long seq;
    private String hash = "";
    private Long firstBad;

    /** @param progress is told the number of rows */
    LogFileCheck(OperationsClient client, LongConsumer progress) {
        this.client = client;
        this.progress = progress;
    }

    /**
     * {@code {verified, rows, firstBad, sealed, stands}}: {@code firstBad} is the first row that was changed or does
     * not follow the one before, {@code sealed} says that none is missing, {@code stands} that the log still has the
     * row which was its last at the time of the export.
     *
     * @throws CommandFailure when this is no exported log
     */
    ObjectNode check(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return check(new LineReader(in), file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.WRONG_USE, "file-read", file.toString());
        }
    }

    private ObjectNode check(LineReader lines, Path file) throws IOException {
        byte[] held = next(lines);
        first = held == null ? null : json(held);
        if (first == null || !first.path("export").asText().equals(LogLines.FORMAT))
            throw new CommandFailure(ExitCode.FOUND_FAULTS, "no-log-export", file.toString());
        seq = first.path("firstSeq").asLong() - 1;
        hash = first.path("startsFrom").asText();
        add(held);
        held = next(lines);
        for (byte[] line = next(lines); line != null && firstBad == null; line = next(lines)) {
            row(held);
            held = line;
        }
        JsonNode end = held == null ? null : json(held);
        if (firstBad == null) flush();
        boolean whole = firstBad == null && end != null && end.has("seal") && ends(end);
        ObjectNode seal = whole ? sealed(end) : JsonNodeFactory.instance.objectNode();
        boolean sealed = seal.path("sealed").asBoolean();
        boolean stands = seal.path("stands").asBoolean();
        return JsonNodeFactory.instance
                .objectNode()
                .put("verified", sealed && stands)
                .put("rows", rows)
                .put("firstBad", firstBad)
                .put("sealed", sealed)
                .put("stands", stands);
    }

    private boolean ends(JsonNode end) {
        boolean toTheLast = !contiguous()
                || first.path("lastSeq").asLong() < first.path("firstSeq").asLong()
                || seq == first.path("lastSeq").asLong();
        return end.path("rows").asLong(-1) == rows && toTheLast;
    }

    private boolean contiguous() {
        return first.path("dossier").asText().isEmpty();
    }

    private void row(byte[] line) {
        add(line);
        Row row = read(line);
        boolean follows = row != null
                && (contiguous()
                        ? row.seq() == seq + 1 && HEX.formatHex(row.previous()).equals(hash)
                        : row.seq() > seq);
        if (!follows) {
            flush();
            if (firstBad == null) firstBad = row == null ? seq + 1 : row.seq();
            return;
        }
        seq = row.seq();
        hash = HEX.formatHex(row.hash());
        batch.add(LogLines.row(row));
        batchBytes += line.length;
        if (batch.size() == BATCH_ROWS || batchBytes >= BATCH_BYTES) flush();
    }

    /** Null where it is not to the letter what an engine writes. */
    private static Row read(byte[] line) {
        JsonNode json = json(line);
        if (json == null) return null;
        try {
            Row row = LogLines.read(json);
            byte[] written = LogLines.row(row).toString().getBytes(StandardCharsets.UTF_8);
            return Arrays.equals(written, line) ? row : null;
        } catch (IllegalArgumentException changed) {
            return null;
        }
    }

    private void flush() {
        if (batch.isEmpty()) return;
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.set("rows", batch);
        JsonNode answer = client.post("/log/rows/verify", asked);
        if (answer.path("verified").asBoolean()) rows += batch.size();
        else {
            firstBad = answer.path("firstBad").asLong();
            for (JsonNode row : batch) if (row.path("seq").asLong() < firstBad) rows++;
        }
        batch = JsonNodeFactory.instance.arrayNode();
        batchBytes = 0;
        progress.accept(rows);
    }

    private ObjectNode sealed(JsonNode end) {
        ObjectNode asked = JsonNodeFactory.instance
                .objectNode()
                .put("digest", Sha256.hex(digest))
                .put("rows", rows)
                .put("headSeq", end.path("headSeq").asLong())
                .put("headHash", end.path("headHash").asText())
                .put("seal", end.path("seal").asText());
        return (ObjectNode) client.post("/log/seals/verify", asked);
    }

    private void add(byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
    }

    private static byte[] next(LineReader lines) throws IOException {
        try {
            return lines.next();
        } catch (LineReader.NoLine e) {
            return new byte[0]; // no JSON: found where it stands
        }
    }

    private static JsonNode json(byte[] line) {
        try {
            JsonNode json = JSON.readTree(line);
            return json.isObject() ? json : null;
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory", e);
        }
    }
}
