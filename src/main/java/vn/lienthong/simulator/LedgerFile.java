package vn.lienthong.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A ledger on disk: one entry a line, as JSON, each flushed as it is written. */
final class LedgerFile implements AutoCloseable {
    private final List<LedgerEntry> earlier;
    private final BufferedWriter writer;

    private LedgerFile(List<LedgerEntry> earlier, BufferedWriter writer) {
        this.earlier = earlier;
        this.writer = writer;
    }

    /** Reads what the file holds, if it exists, and appends from now on. A torn last line is cut off. */
    static LedgerFile open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            List<LedgerEntry> earlier = Files.exists(path) ? read(path) : List.of();
            return new LedgerFile(
                    earlier,
                    Files.newBufferedWriter(
                            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<LedgerEntry> earlier() {
        return earlier;
    }

    void append(LedgerEntry entry) {
        var line = Wire.JSON
                .createObjectNode()
                .put("time", entry.time().toString())
                .put("kind", entry.kind().name())
                .put("number", entry.number())
                .put("code", entry.code())
                .put("version", entry.version())
                .put("digest", entry.digest())
                .put("detail", entry.detail());
        try {
            writer.write(Wire.json(line) + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LedgerEntry> read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') whole--;
        if (whole < bytes.length) {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(whole);
            }
        }
        List<LedgerEntry> read = new ArrayList<>();
        for (String line : new String(bytes, 0, whole, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isEmpty()) read.add(entry(path, line));
        }
        return read;
    }

    private static LedgerEntry entry(Path path, String text) throws IOException {
        try {
            JsonNode line = Wire.JSON.readTree(text);
            return new LedgerEntry(
                    Instant.parse(line.path("time").asText()),
                    LedgerEntry.Kind.valueOf(line.path("kind").asText()),
                    line.path("number").asText(),
                    line.path("code").asText(),
                    line.path("version").asInt(),
                    line.path("digest").asText(),
                    line.path("detail").asText());
        } catch (JsonProcessingException damaged) {
            throw new IOException("damaged ledger " + path);
        }
    }
}
