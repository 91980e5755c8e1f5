package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongConsumer;
import vn.lienthong.config.ByteOrderMark;
import vn.lienthong.export.LogLines;

/** An exported log on its way into a file: its lines as they are, or a table for a spreadsheet. */
final class LogFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> COLUMNS =
            List.of("seq", "at", "kind", "dossier", "actor", "detail", "previous", "hash");

    private final OutputStream out;
    private final boolean csv;
    private final LongConsumer progress;

    /** What was written. */
    record Written(JsonNode first, JsonNode end) {}

    /** @param progress is told the number of rows */
    LogFile(OutputStream out, boolean csv, LongConsumer progress) {
        this.out = out;
        this.csv = csv;
        this.progress = progress;
    }

    /** @throws IOException when the answer ends before its last line */
    Written write(InputStream answer) throws IOException {
        try {
            return write(new LineReader(answer));
        } catch (LineReader.NoLine e) {
            throw new IOException("the answer breaks off");
        }
    }

    private Written write(LineReader lines) throws IOException {
        JsonNode first = null;
        JsonNode last = null;
        long rows = -2; // the first line and the last are none
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            last = JSON.readTree(line);
            if (first == null) first = last;
            put(line, last);
            progress.accept(Math.max(++rows, 0));
        }
        if (first == null || !first.path("export").asText().equals(LogLines.FORMAT) || !last.has("seal"))
            throw new IOException("the answer breaks off");
        if (last.path("rows").asLong(-1) != rows) throw new IOException("the answer has lost rows");
        return new Written(first, last);
    }

    private void put(byte[] line, JsonNode json) throws IOException {
        if (!csv) {
            out.write(line);
            out.write('\n');
        } else if (json.has("export")) {
            out.write((ByteOrderMark.MARK + String.join(",", COLUMNS) + "\r\n").getBytes(StandardCharsets.UTF_8));
        } else if (json.has("seal")) {
            cells(List.of(
                    "",
                    "",
                    "log.end",
                    "",
                    "",
                    json.toString(),
                    "",
                    json.path("headHash").asText()));
        } else cells(COLUMNS.stream().map(column -> text(json.path(column))).toList());
    }

    private void cells(List<String> cells) throws IOException {
        String line = String.join(",", cells.stream().map(FiguresFile::cell).toList());
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode value) {
        return value.isObject() ? value.toString() : value.asText();
    }
}
